package dev.treadle.actor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The one word that says where an actor stands; who changes it decides who may run the actor. */
abstract class CellState {
    /*
     * Whether the actor runs is said by its mailbox: it runs, or waits in a dispatcher to be run, as
     * long as its mailbox does not rest. Whoever ends the rest launches it, and nobody else may; the
     * thread that runs it begins the rest when it has nothing to do. So the actor is never run by two
     * threads, and what is plain in a cell (its instance) is handed from one to the next through
     * the mailbox. What is not a message is a flag here, changed by CAS only, so that each change is a
     * full fence:
     *
     *   SUSPENDED     it waits for its children or a restart, whatever is in its mailbox, which does not
     *                 rest: then whoever clears this flag launches it
     *   CLOSED        refuses messages: close, stop, kill, or its own end
     *   STOPPING      ends after the current message: stop, kill
     *   KILLED        its children are killed in turn
     *   NOTICES       others have told it something to see to
     *   INTERRUPTING  somebody is about to interrupt the thread that runs it, which waits for that
     *                 before it leaves the actor: an interrupt never reaches the next one
     *   STARTING      its instance is new, and has to be told that it starts
     *   RESTARTING    it has given up its instance; written by the thread that runs it
     *   ENDING        it has given up its instance for good; written by that thread
     *   TERMINATED    it has ended; what still comes is made a dead letter
     *   SAMPLED       whoever sends next clears this, and has the times of that message taken
     *
     * All but SUSPENDED, NOTICES, INTERRUPTING, STARTING, RESTARTING and SAMPLED stay once they are
     * set.
     *
     * No wake-up is lost: who sets a flag tries to end the rest after that; who runs begins the rest,
     * then looks at the flags once more. One of the two sees the other. SUSPENDED is set in one CAS
     * with the look at the other flags.
     */
    static final int SUSPENDED = 1;
    static final int CLOSED = 1 << 1;
    static final int STOPPING = 1 << 2;
    static final int KILLED = 1 << 3;
    static final int NOTICES = 1 << 4;
    static final int INTERRUPTING = 1 << 5;
    static final int TERMINATED = 1 << 6;
    static final int STARTING = 1 << 7;
    static final int RESTARTING = 1 << 8;
    static final int ENDING = 1 << 9;
    static final int SAMPLED = 1 << 10;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(CellState.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;

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

    /** {@return whether this call cleared one of them} */
    final boolean clear(int flags) {
        for (; ; ) {
            int now = state;
            if ((now & flags) == 0) {
                return false;
            }
            if (STATE.compareAndSet(this, now, now & ~flags)) {
                return true;
            }
        }
    }

    /** {@return whether the state was still what the caller saw, and now has other flags} */
    final boolean change(int seen, int to) {
        return STATE.compareAndSet(this, seen, to);
    }
}
