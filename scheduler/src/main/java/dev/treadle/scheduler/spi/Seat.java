package dev.treadle.scheduler.spi;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Where one thread waits for the turn. */
abstract sealed class Seat permits ParkedSeat, CarriedSeat, CarrierThread.Home {
    /*
     * turn: set by who has the turn, and then never touched again by that one; seen by the thread of
     * the seat, and cleared by it plainly, since nobody else can have the turn by then. The pair of
     * set and seen carries all that was written in earlier turns.
     *
     * No wake-up is lost, but for that the set is a volatile one, and not just a release: an unpark
     * that finds a permit left over from an earlier turn does nothing but read it. If that read went
     * ahead of the set, the thread of the seat could take that old permit, look, see nothing, and
     * park for good.
     */
    private static final VarHandle TURN;

    static {
        try {
            TURN = MethodHandles.lookup().findVarHandle(Seat.class, "turn", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // by TURN
    private boolean turn;

    /** Waits for the first turn. Called once, by the thread of the seat. */
    abstract void sitDown();

    /** {@return whether the current thread is the one that waits here} Any thread may ask. */
    abstract boolean isOfCurrentThread();

    /** {@return what carries the one with the turn, if that is no thread of the JVM's own} */
    @Nullable CarrierThread carrier() {
        return null;
    }

    /**
     * Gives the turn to who waits here. That is the last thing who has it does with it.
     *
     * @param from what carries who has it; null if that is one of the JVM
     */
    abstract void give(@Nullable CarrierThread from);

    /** Gives the turn to another seat, and waits here until it is back. */
    abstract void passTo(Seat other);

    final void setTurn() {
        TURN.setVolatile(this, true);
    }

    /** {@return whether the turn was here; now its thread has it} */
    final boolean takeTurn() {
        boolean here = (boolean) TURN.getVolatile(this);
        if (here) {
            TURN.set(this, false);
        }
        return here;
    }
}
