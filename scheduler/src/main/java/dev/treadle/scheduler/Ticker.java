package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;

import java.time.Duration;

/**
 * A tick at a fixed rate that any number of threads and actors wait for together.
 *
 * <p>Safe to use from any thread. A tick is awaited by who asks for it before it comes: who is busy
 * when one comes misses it, and sees so by the numbers.
 */
public final class Ticker implements AutoCloseable {

    private final Timer timer;
    private long ticks;
    private Promise<Long> next = new Promise<>();
    private boolean closed;

    private Ticker(Timers timers, Duration period) {
        timer = timers.atFixedRate(period, period, this::tick);
    }

    /**
     * Starts a ticker. Its first tick comes after one period.
     *
     * @param timers the clock it ticks by
     * @param period from one tick to the next, more than zero
     * @return the ticker
     */
    public static Ticker start(Timers timers, Duration period) {
        requireNonNull(timers, "timers");
        if (!requireNonNull(period, "period").isPositive()) {
            throw new IllegalArgumentException(
                    "A ticker cannot tick every %s: let it be more than zero"
                            .formatted(Durations.text(period)));
        }
        return new Ticker(timers, period);
    }

    private void tick() {
        Promise<Long> due;
        long number;
        synchronized (this) {
            if (closed) {
                return;
            }
            ticks++;
            number = ticks;
            due = next;
            next = new Promise<>();
        }
        due.complete(number);
    }

    /**
     * {@return the number of the next tick, once it has come; the first has number 1} It fails with
     * an {@link IllegalStateException} when the ticker is closed first.
     */
    public synchronized Result<Long> nextTick() {
        return next.result();
    }

    /**
     * Waits for the next tick.
     *
     * @return its number; the first has number 1
     * @throws ResultException if the ticker is closed, before or while this waits
     * @throws AwaitInterruptedException if the thread is interrupted first
     */
    public long awaitTick() {
        return nextTick().await();
    }

    /** Lets no tick follow. Whoever waits for one is told so. */
    @Override
    public void close() {
        Promise<Long> never;
        synchronized (this) {
            closed = true;
            never = next;
        }
        timer.cancel();
        never.completeExceptionally(
                new IllegalStateException("The ticker is closed; no tick follows"));
    }

    @Override
    public synchronized String toString() {
        return "a ticker after %d ticks".formatted(ticks);
    }
}
