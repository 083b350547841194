package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Timers for tests: time stands still until the test moves it. Safe to use from any thread.
 *
 * <p>Tasks run on the thread that moves the time, in the order in which they are due, before {@link
 * #advance} returns.
 */
public final class ManualTimers extends HeapTimers {

    private volatile long now;

    /** Starts at zero. */
    public ManualTimers() {}

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
            throw new IllegalArgumentException("Time goes forward only, not by " + by);
        }
        long until = now + by.toNanos();
        for (@Nullable TimerTask due = takeDue(until); due != null; due = takeDue(until)) {
            moveTo(due.due);
            fire(due);
        }
        moveTo(until);
    }

    /** A task may have moved the time itself, and further. */
    private void moveTo(long then) {
        now = Math.max(now, then);
    }

    @Override
    void fire(TimerTask task) {
        task.run(Turn.ENDLESS);
    }
}
