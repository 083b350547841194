package dev.treadle.mailbox.spi;

/**
 * One thread that waits for one signal, or one after the other.
 *
 * <p>Made by the thread that is going to wait, handed to whoever will signal, then waited on. The
 * signal may come before the wait. What the signalling thread wrote before {@link #signal()}
 * <i>happens before</i> the return of a wait that it ended.
 */
public final class Waiter {

    private final Parking parking = Parking.current();
    private final Thread thread = Thread.currentThread();
    private volatile boolean signalled;
    private boolean seen;

    /** Makes a waiter for the current thread. */
    public Waiter() {}

    /** {@return whether the signal has come} */
    public boolean signalled() {
        return signalled;
    }

    /** Returns whether a wait of this thread ended by the signal. */
    boolean seen() {
        return seen;
    }

    /** Ends the wait. Calls after the first change nothing. */
    public void signal() {
        signalled = true;
        parking.unpark(thread);
    }

    /**
     * Forgets the signal, so that one more can be waited for. Only the thread that made this waiter
     * may call it; what it was signalled for is to be looked at afterwards, lest a signal be lost
     * that comes just now.
     */
    public void again() {
        signalled = false;
    }

    /**
     * Waits for the signal. Only the thread that made this waiter may call it.
     *
     * @param on what the thread waits for
     * @param nanos the longest wait in nanoseconds, or {@link Parking#FOREVER}; none if not
     *     positive
     * @return whether the signal came before the time was over
     * @throws InterruptedException if the thread is interrupted before the signal; its interrupt
     *     flag is cleared
     */
    public boolean await(Object on, long nanos) throws InterruptedException {
        long deadline = deadline(nanos);
        for (; ; ) {
            if (signalled) {
                seen = true;
                return true;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for " + on);
            }
            long left = left(nanos, deadline);
            if (left <= 0) {
                return false;
            }
            parking.park(on, left);
        }
    }

    /**
     * Waits for the signal and lets no interrupt cut the wait short: one that comes is set again
     * when the wait is over.
     *
     * @param on what the thread waits for
     * @param nanos the longest wait in nanoseconds, or {@link Parking#FOREVER}; none if not
     *     positive
     * @return whether the signal came before the time was over
     */
    public boolean awaitUninterruptibly(Object on, long nanos) {
        long deadline = deadline(nanos);
        boolean interrupted = false;
        try {
            for (; ; ) {
                if (signalled) {
                    seen = true;
                    return true;
                }
                interrupted |= Thread.interrupted();
                long left = left(nanos, deadline);
                if (left <= 0) {
                    return false;
                }
                parking.park(on, left);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private long deadline(long nanos) {
        return nanos == Parking.FOREVER ? 0 : parking.nanoTime() + nanos;
    }

    private long left(long nanos, long deadline) {
        return nanos == Parking.FOREVER ? nanos : deadline - parking.nanoTime();
    }
}
