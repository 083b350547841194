package dev.treadle.scheduler;

import java.time.Duration;

/**
 * The clock, and what is to happen by it. Safe to use from any thread.
 *
 * <p>Tasks run on the dispatcher, never two runs of one task at once, and may block. One that
 * throws is logged; a repeated one runs again at its next time all the same. What the caller wrote
 * before it set a timer <i>happens before</i> its task.
 *
 * <p>A task never runs early. How late it runs depends on the load; an idle machine is some tens of
 * microseconds late.
 */
public interface Timers {

    /** {@return the time in nanoseconds, from an origin of its own} */
    long nanoTime();

    /**
     * Runs a task once.
     *
     * @param delay how long from now; zero or less for at once
     * @param task what to run
     * @return a handle to cancel it
     */
    Timer once(Duration delay, Runnable task);

    /**
     * Runs a task once, at a time that is known already.
     *
     * @param time when, by {@link #nanoTime()}, at most 292 years from now; what has passed is at
     *     once
     * @param task what to run
     * @return a handle to cancel it
     */
    Timer onceAt(long time, Runnable task);

    /**
     * Runs a task again and again, each time one period after it was due, not after it ran: a task
     * that falls behind catches up.
     *
     * @param initial how long from now it runs first
     * @param period from one due time to the next, more than zero
     * @param task what to run
     * @return a handle to cancel it
     */
    Timer atFixedRate(Duration initial, Duration period, Runnable task);

    /**
     * Runs a task again and again, each time one delay after its last run ended.
     *
     * @param initial how long from now it runs first
     * @param delay from the end of a run to the next, more than zero
     * @param task what to run
     * @return a handle to cancel it
     */
    Timer withFixedDelay(Duration initial, Duration delay, Runnable task);

    /** {@return how many timers are set and not due} */
    int pending();
}
