package dev.treadle.scheduler.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** Where one thread waits for the turn. */
final class Seat {
    /*
     * turn: set by who has the turn, and then never touched again by that one; seen by the thread of
     * the seat, and cleared by it plainly, since nobody else can have the turn by then. The pair of
     * set and seen carries all that was written in earlier turns.
     *
     * No wake-up is lost, but for that the set is a volatile one, and not just a release: an unpark
     * that finds a permit left over from an earlier turn does nothing but read it. If that read went
     * ahead of the set, the thread of the seat could take that old permit, look, see nothing, and
     * park for good. A thread that was not started is started instead, by the first who gives it a
     * turn.
     */
    private static final VarHandle TURN;

    static {
        try {
            TURN = MethodHandles.lookup().findVarHandle(Seat.class, "turn", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread thread;
    private boolean started;

    @SuppressWarnings("unused") // by TURN
    private boolean turn;

    /** Makes a seat for a thread that runs, or that was not started yet. */
    Seat(Thread thread) {
        this.thread = thread;
        started = thread.getState() != Thread.State.NEW;
    }

    Thread thread() {
        return thread;
    }

    void give() {
        TURN.setVolatile(this, true);
        if (started) {
            LockSupport.unpark(thread);
        } else {
            started = true;
            thread.start();
        }
    }

    /** Waits for the turn; an interrupt does not end that, and is kept. */
    void await() {
        boolean interrupted = false;
        while (!(boolean) TURN.getVolatile(this)) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        TURN.set(this, false);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
