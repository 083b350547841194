package dev.treadle.testkit;

import dev.treadle.actor.ActorContext;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.TimerScheduler;
import dev.treadle.mailbox.Recipient;

import java.time.Duration;

/** What an actor did by its {@link ActorContext}. */
public sealed interface Effect {

    /**
     * It started a child.
     *
     * @param child the child
     */
    record Spawned(ActorRef<?> child) implements Effect {}

    /**
     * It watches another actor.
     *
     * @param other that actor
     */
    record Watched(ActorRef<?> other) implements Effect {}

    /**
     * It watches another actor no more.
     *
     * @param other that actor
     */
    record Unwatched(ActorRef<?> other) implements Effect {}

    /**
     * It set one of its {@link TimerScheduler timers}, or set it anew.
     *
     * @param key the timer's key
     * @param delay the time until its first message
     * @param message its message
     */
    record TimerStarted(Object key, Duration delay, Object message) implements Effect {}

    /**
     * It cancelled one of its timers, which was set.
     *
     * @param key the timer's key
     */
    record TimerCancelled(Object key) implements Effect {}

    /**
     * It set its receive time-out.
     *
     * @param after the time without a message
     * @param message what it gets then
     */
    record ReceiveTimeoutSet(Duration after, Object message) implements Effect {}

    /**
     * It has a message sent later.
     *
     * @param delay how much later
     * @param to to whom
     * @param message the message
     */
    record Scheduled(Duration delay, Recipient<?> to, Object message) implements Effect {}

    /**
     * It gave up its instance, to go on with another.
     *
     * @param cause why
     */
    record Restarted(Throwable cause) implements Effect {}
}
