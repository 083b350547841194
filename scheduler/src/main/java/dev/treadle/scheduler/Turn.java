package dev.treadle.scheduler;

/** An activation's turn on a thread. Used by that thread only. */
@FunctionalInterface
public interface Turn {

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
}
