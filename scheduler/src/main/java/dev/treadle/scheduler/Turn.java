package dev.treadle.scheduler;

/** An activation's turn on a thread. Used by that thread only. */
@FunctionalInterface
public interface Turn {

    /** How many turns of one dispatcher have a lane at the same time, at most. */
    int LANES = Long.SIZE;

    /** What a turn has as its {@link #lane} that has none. */
    int NO_LANE = -1;

    /** A turn without end, for who runs an activation on a thread of its own. */
    Turn ENDLESS = () -> true;

    /**
     * {@return a turn of so many steps}
     *
     * @param steps how many, at least 1
     */
    static Turn of(int steps) {
        return new Turn() {
            private int left = steps;

            @Override
            public boolean next() {
                return --left >= 0;
            }
        };
    }

    /** {@return whether one more step may be done} Asked once before each step. */
    boolean next();

    /**
     * {@return a number below {@value #LANES} that no other turn of the same dispatcher has at the
     * same time, or {@value #NO_LANE}} What is kept apart by this number is the thread's own: it
     * needs no atomic update, and who has the number next sees all that was done to it before.
     */
    default int lane() {
        return NO_LANE;
    }
}
