package dev.treadle.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The one word that says where an actor stands; who changes it decides who may run the actor. */
abstract class CellState {
    /*
     * Flags, changed by CAS only, so that each change is a full fence:
     *
     *   SCHEDULED     the actor runs, or waits in a dispatcher to be run. Whoever sets it launches the
     *                 actor, and nobody else may; the thread that runs it clears it when it has nothing
     *                 to do. So the actor is never run by two threads, and what is plain in a cell
     *                 (instance, phase) is handed from one to the next through this word.
     *   CLOSED        refuses messages: close, stop, kill, or its own end
     *   STOPPING      ends after the current message: stop, kill
     *   KILLED        its children are killed in turn
     *   NOTICES       others have told it something to see to
     *   INTERRUPTING  somebody is about to interrupt the thread that runs it, which waits for that
     *                 before it leaves the actor: an interrupt never reaches the next one
     *   STARTING      its instance is new, and has to be told that it starts
     *   TERMINATED    it has ended; what still comes is made a dead letter
     *
     * All but SCHEDULED, NOTICES, INTERRUPTING and STARTING stay once they are set.
     *
     * No wake-up is lost: who sends links the message (a CAS), then reads this word; who runs clears
     * SCHEDULED here, then looks at the mailbox once more. One of the two sees the other.
     */
    static final int SCHEDULED = 1;
    static final int CLOSED = 1 << 1;
    static final int STOPPING = 1 << 2;
    static final int KILLED = 1 << 3;
    static final int NOTICES = 1 << 4;
    static final int INTERRUPTING = 1 << 5;
    static final int TERMINATED = 1 << 6;
    static final int STARTING = 1 << 7;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(CellState.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** An actor is born scheduled: what is sent before its instance is made has to wait. */
    private volatile int state = SCHEDULED;

    final int state() {
        return state;
    }

    final boolean has(int flags) {
        return (state & flags) != 0;
    }

    /** {@return whether this call set one of them} */
    final boolean set(int flags) {
        for (; ; ) {
            int now = state;
            if ((now & flags) == flags) {
                return false;
            }
            if (STATE.compareAndSet(this, now, now | flags)) {
                return true;
            }
        }
    }

    /** {@return whether this call set one of them} Not once it has ended: how it did is settled. */
    final boolean setUnlessTerminated(int flags) {
        for (; ; ) {
            int now = state;
            if ((now & TERMINATED) != 0 || (now & flags) == flags) {
                return false;
            }
            if (STATE.compareAndSet(this, now, now | flags)) {
                return true;
            }
        }
    }

    final void clear(int flags) {
        for (int now = state; !STATE.compareAndSet(this, now, now & ~flags); now = state) {
            Thread.onSpinWait();
        }
    }

    /** {@return whether the state was still what the caller saw, and now has other flags} */
    final boolean change(int seen, int to) {
        return STATE.compareAndSet(this, seen, to);
    }

    /** Has the actor run by someone. Called by the one who set SCHEDULED. */
    abstract void launch();

    /** Has the actor run unless it does already. */
    final void wake() {
        if (!has(SCHEDULED) && set(SCHEDULED)) {
            launch();
        }
    }
}
