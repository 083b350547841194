package dev.treadle.mailbox;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;

import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;

/**
 * Threads that wait for something to become possible, woken first come, first served. All but the
 * waiting itself is guarded by the lock of its owner.
 *
 * <p>A wake-up says: try. Who tries in vain goes back to the front; who gives up passes it on.
 */
final class WaitLine {

    private final ArrayDeque<Waiter> line = new ArrayDeque<>(2);

    /** Wakes the first in line. The caller holds the lock. */
    void wakeOne() {
        Waiter first = line.poll();
        if (first != null) {
            first.signal();
        }
    }

    /** Wakes all. The caller holds the lock. */
    void wakeAll() {
        while (!line.isEmpty()) {
            wakeOne();
        }
    }

    /**
     * Tries, and waits for a wake-up after each attempt in vain.
     *
     * @param lock the owner's lock, not held by the caller
     * @param attempt called with the lock held; what it throws ends the wait
     * @param on what is waited for
     * @param nanos the longest wait
     * @return whether an attempt succeeded
     */
    boolean await(Object lock, BooleanSupplier attempt, Object on, long nanos)
            throws InterruptedException {
        Parking clock = Parking.current();
        long deadline = nanos == Parking.FOREVER ? 0 : clock.nanoTime() + nanos;
        Waiter waiter;
        synchronized (lock) {
            if (attempt.getAsBoolean()) {
                return true;
            }
            waiter = new Waiter();
            line.addLast(waiter);
        }
        for (; ; ) {
            long left = nanos == Parking.FOREVER ? nanos : deadline - clock.nanoTime();
            boolean woken = awaitOrLeave(lock, waiter, on, left);
            synchronized (lock) {
                if (attempt.getAsBoolean()) {
                    return true;
                }
                if (!woken) {
                    return false;
                }
                waiter = new Waiter();
                line.addFirst(waiter);
            }
        }
    }

    private boolean awaitOrLeave(Object lock, Waiter waiter, Object on, long nanos)
            throws InterruptedException {
        boolean woken = false;
        try {
            woken = waiter.await(on, nanos);
            return woken;
        } finally {
            if (!woken) {
                synchronized (lock) {
                    if (!line.remove(waiter)) {
                        wakeOne();
                    }
                }
            }
        }
    }
}
