package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Timers for tests: time stands still until the test moves it. Safe to use from any thread.
 *
 * <p>Tasks run in the order in which they are due, unless a dispatcher was given on the thread that
 * moves the time, before {@link #advance} returns.
 */
public final class ManualTimers extends HeapTimers {

    private final Consumer<Activation> runner;
    private volatile long now;

    /** Starts at zero. Tasks run on the thread that moves the time. */
    public ManualTimers() {
        runner = task -> task.run(Turn.ENDLESS);
    }

    /**
     * Starts at zero.
     *
     * @param dispatcher runs the tasks that are due
     */
    public ManualTimers(Dispatcher dispatcher) {
        runner = requireNonNull(dispatcher, "dispatcher")::execute;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    /**
     * Moves the time on, and runs what becomes due on the way, each at its own time.
     *
     * @param by how far, zero or more
     */
    public synchronized void advance(Duration by) {
        if (requireNonNull(by, "by").isNegative()) {
            throw new IllegalArgumentException(
                    "Time goes forward only, not by " + Durations.text(by));
        }
        long until = now + by.toNanos();
        for (@Nullable TimerTask due = takeDue(until); due != null; due = takeDue(until)) {
            moveTo(due.due);
            fire(due);
        }
        moveTo(until);
    }

    /** {@return how long until the next task is due, empty if none is set} */
    public Optional<Duration> untilNext() {
        long left = untilFirst(now);
        return left == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofNanos(left));
    }

    /** A task may have moved the time itself, and further. */
    private void moveTo(long then) {
        now = Math.max(now, then);
    }

    @Override
    void fire(TimerTask task) {
        runner.accept(task);
    }
}
