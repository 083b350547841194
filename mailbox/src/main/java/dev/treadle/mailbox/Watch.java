package dev.treadle.mailbox;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/*
 * Why no wake-up is lost. Each round watches all sources, then tries, then waits. By the contract of
 * Selectable, what becomes ready is either seen by the attempt, or signals the waiter, which the
 * wait sees even if the signal comes first.
 *
 * One thing is ready and cannot be taken yet: a message whose sender is about to link it. The sender
 * has then possibly looked for a watcher already, before there was one. It needs a few instructions
 * more, so the wait is bounded, and the message is there when the next round tries.
 */
/** Waits for one of several sources. */
final class Watch {

    /** The longest wait, in nanoseconds, for a sender that is in the middle of sending. */
    private static final long UNDERWAY = 1_000_000;

    private Watch() {}

    /**
     * Tries until an attempt succeeds, and waits for a source to become ready after each in vain.
     *
     * @param sources gives what to watch, before each wait
     * @param attempt takes from the sources and returns whether it got something
     * @param on what is waited for
     * @param nanos the longest wait
     * @return whether an attempt succeeded
     */
    static boolean await(
            Supplier<List<Selectable>> sources, BooleanSupplier attempt, Object on, long nanos)
            throws InterruptedException {
        if (attempt.getAsBoolean()) {
            return true;
        }
        Parking clock = Parking.current();
        long deadline = nanos == Parking.FOREVER ? 0 : clock.nanoTime() + nanos;
        long left = nanos;
        while (left > 0) {
            if (awaitOnce(sources, attempt, on, left) || attempt.getAsBoolean()) {
                return true;
            }
            left = nanos == Parking.FOREVER ? nanos : deadline - clock.nanoTime();
        }
        return false;
    }

    private static boolean awaitOnce(
            Supplier<List<Selectable>> sources, BooleanSupplier attempt, Object on, long nanos)
            throws InterruptedException {
        List<Selectable> watched = sources.get();
        Waiter waiter = new Waiter();
        Runnable wake = waiter::signal;
        try {
            watched.forEach(source -> source.watch(wake));
            if (attempt.getAsBoolean()) {
                return true;
            }
            boolean underway = sources.get().stream().anyMatch(Selectable::isReady);
            waiter.await(on, underway ? Math.min(nanos, UNDERWAY) : nanos);
            return false;
        } finally {
            watched.forEach(source -> source.unwatch(wake));
        }
    }
}
