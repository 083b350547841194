package dev.treadle.scheduler.spi;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Where one thread waits for the turn. */
abstract sealed class Seat permits ParkedSeat, CarriedSeat, CarrierThread.Home {
    /*
     * turn:  AWAY -> HERE  by who has the turn, which then wakes the thread of the seat
     *        AWAY -> NEAR  by who rouses that thread, and wakes it
     *        NEAR -> HERE  by who has the turn, and wakes nobody: the thread is awake, or being woken
     *        NEAR -> AWAY  by the thread of the seat, tired of looking, before it parks again
     *        HERE -> AWAY  by the thread of the seat, which has the turn from then on
     *
     * So whoever ends AWAY wakes the thread, and nobody else does: it may park only when AWAY is what
     * it has seen. "Not HERE", and then "not NEAR", does not tell that: it may have been NEAR at the
     * first look, and HERE at the second.
     *
     * HERE is set by an atomic exchange; who sets it touches nothing of the turn after that. It is
     * cleared plainly: nobody else can have the turn by then, and who rouses by CAS meanwhile either
     * finds HERE, and does nothing, or AWAY. NEAR is a hint: it comes late if who rouses is slow, and
     * then costs a wake-up for nothing. The pair of set and seen HERE carries all that was written in
     * earlier turns.
     *
     * No wake-up is lost, but for that both sets are atomic, and no mere releases: an unpark that
     * finds a permit left over from an earlier turn does nothing but read it. If that read went ahead
     * of the set, the thread of the seat could take that old permit, look, see nothing, and park for
     * good. And who finds NEAR may leave the waking to another: that one set NEAR first, so what it
     * wakes sees HERE, or its CAS back to AWAY fails.
     */
    private static final VarHandle TURN;

    private static final int AWAY = 0;
    private static final int NEAR = 1;
    private static final int HERE = 2;

    static {
        try {
            TURN = MethodHandles.lookup().findVarHandle(Seat.class, "turn", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int turn = AWAY;

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

    /** Does that, and lets who waits at a third seat know that it is likely to be next. */
    void passTo(Seat other, Seat afterThat) {
        passTo(other);
    }

    /** {@return whether it pays to {@link #rouse()} who waits here} Called in the turn. */
    boolean canBeRoused() {
        return false;
    }

    /** Wakes who waits here, before its turn is here. Needs no turn. */
    void rouse() {}

    /** {@return whether its thread has to be woken; if not, it is awake} */
    final boolean setTurn() {
        return (int) TURN.getAndSet(this, HERE) == AWAY;
    }

    /** {@return whether its thread has to be woken: it is going to look for the turn then} */
    final boolean setNear() {
        return TURN.compareAndSet(this, AWAY, NEAR);
    }

    final boolean isAway() {
        return turn == AWAY;
    }

    final boolean isNear() {
        return turn == NEAR;
    }

    /** Lets its thread park again, unless the turn is here by now. */
    final void stopLooking() {
        TURN.compareAndSet(this, NEAR, AWAY);
    }

    /** {@return whether the turn was here; now its thread has it} */
    final boolean takeTurn() {
        boolean here = turn == HERE;
        if (here) {
            TURN.set(this, AWAY);
        }
        return here;
    }
}
