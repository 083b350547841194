package dev.treadle.actor;

import java.time.Duration;

/**
 * Messages that an actor sends itself by the clock, each under a key. For use by the actor itself,
 * on the thread that runs it.
 *
 * <p>A timer that is started takes the place of one with an equal key. After it was cancelled or
 * replaced nothing of it arrives, also if it was due and its message waited already. A restart and
 * the end of the actor cancel all its timers.
 *
 * <p>The messages wait for no room and are not dropped by a full mailbox; they come after those
 * that waited when they were due. A message that the actor has not come to is not sent again: an
 * actor that falls behind is not flooded by its own timers. A message never comes early.
 *
 * @param <M> the type of message of the actor
 */
public sealed interface TimerScheduler<M> permits OwnTimers {

    /**
     * Sends a message once.
     *
     * @param key what the timer is known by
     * @param delay how long from now; zero or less for at once
     * @param message the message
     */
    void once(Object key, Duration delay, M message);

    /**
     * Sends a message again and again, each time one period after it was due.
     *
     * @param key what the timer is known by
     * @param period from one to the next, and to the first, more than zero
     * @param message the message
     */
    void atFixedRate(Object key, Duration period, M message);

    /**
     * Sends a message again and again, each time one delay after the actor took the one before.
     *
     * @param key what the timer is known by
     * @param delay from one to the next, and to the first, more than zero
     * @param message the message
     */
    void withFixedDelay(Object key, Duration delay, M message);

    /**
     * Cancels a timer. Does nothing if there is none.
     *
     * @param key what the timer is known by
     */
    void cancel(Object key);

    /** Cancels all timers of the actor. */
    void cancelAll();

    /**
     * {@return whether a timer is set, or its message waits}
     *
     * @param key what the timer is known by
     */
    boolean isActive(Object key);
}
