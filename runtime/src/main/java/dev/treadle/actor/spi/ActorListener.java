package dev.treadle.actor.spi;

import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorRef;
import dev.treadle.mailbox.Recipient;

import java.time.Duration;

/**
 * Told what the actors of a system do by their contexts. Each method is called on the thread that
 * runs the actor, or makes it; what it throws the actor throws.
 */
public interface ActorListener {

    /** Listens to nothing, and changes nothing. */
    ActorListener NONE = new ActorListener() {};

    /**
     * {@return what makes the instance of a child, here and at each restart}
     *
     * @param parent who spawns it
     * @param name the name of the child
     * @param factory what the parent gave
     * @param <C> the type of message of the child
     */
    default <C> ActorFactory<C> factory(ActorRef<?> parent, String name, ActorFactory<C> factory) {
        return factory;
    }

    /**
     * A child was started.
     *
     * @param parent who spawned it
     * @param child the child
     */
    default void spawned(ActorRef<?> parent, ActorRef<?> child) {}

    /**
     * An actor begins to watch another.
     *
     * @param watcher who watches
     * @param watched whom
     */
    default void watched(ActorRef<?> watcher, ActorRef<?> watched) {}

    /**
     * An actor watches another no more.
     *
     * @param watcher who watched
     * @param watched whom
     */
    default void unwatched(ActorRef<?> watcher, ActorRef<?> watched) {}

    /**
     * An actor set one of its timers.
     *
     * @param actor whose timer
     * @param key its key
     * @param delay the time until its first message
     * @param message its message
     */
    default void timerStarted(ActorRef<?> actor, Object key, Duration delay, Object message) {}

    /**
     * An actor cancelled one of its timers, which was set.
     *
     * @param actor whose timer
     * @param key its key
     */
    default void timerCancelled(ActorRef<?> actor, Object key) {}

    /**
     * An actor set its receive time-out.
     *
     * @param actor whose
     * @param after the time without a message
     * @param message what it gets then
     */
    default void receiveTimeoutSet(ActorRef<?> actor, Duration after, Object message) {}

    /**
     * An actor has a message sent later.
     *
     * @param actor who
     * @param delay how much later
     * @param to to whom
     * @param message the message
     */
    default void scheduled(ActorRef<?> actor, Duration delay, Recipient<?> to, Object message) {}

    /**
     * An actor gave up its instance, to go on with another.
     *
     * @param actor who
     * @param cause why
     */
    default void restarted(ActorRef<?> actor, Throwable cause) {}
}
