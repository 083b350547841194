package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * How an actor handles a message, and by what it handles the next one.
 *
 * <p>Given to {@link Actor#behaving} to spawn an actor. Handlers are called by one thread at a
 * time, and each sees all that the earlier ones wrote.
 *
 * @param <M> the type of message
 */
@FunctionalInterface
public interface Behavior<M> {

    /**
     * Handles a message.
     *
     * @param context what the actor can do with its system
     * @param message the message
     * @return what handles the next one: another behavior, {@link #same}, {@link #stopped} or
     *     {@link #unhandled}
     * @throws Exception if it fails; the actor's supervision decides what follows
     */
    Behavior<M> receive(ActorContext<M> context, M message) throws Exception;

    /**
     * Learns what happens besides messages. Does nothing unless overridden.
     *
     * @param context what the actor can do with its system
     * @param signal what happened
     * @return what handles the next message
     * @throws Exception if it fails, as in {@link Actor#onSignal}
     */
    default Behavior<M> onSignal(ActorContext<M> context, Signal signal) throws Exception {
        return same();
    }

    /**
     * {@return the behavior that says to go on as before}
     *
     * @param <M> the type of message
     */
    static <M> Behavior<M> same() {
        return Verdict.SAME.as();
    }

    /**
     * {@return the behavior that says to end: normally, what still waits becomes dead letters}
     *
     * @param <M> the type of message
     */
    static <M> Behavior<M> stopped() {
        return Verdict.STOPPED.as();
    }

    /**
     * {@return the behavior that says to go on as before, and that the message was not for this
     * state} The message is a dead letter, and an ask fails.
     *
     * @param <M> the type of message
     */
    static <M> Behavior<M> unhandled() {
        return Verdict.UNHANDLED.as();
    }

    /**
     * {@return a behavior that is made when it is first needed, for each instance anew: with state
     * of its own, with children, watches, timers}
     *
     * @param factory makes it, given what the actor can do with its system
     * @param <M> the type of message
     */
    static <M> Behavior<M> setup(Function<ActorContext<M>, Behavior<M>> factory) {
        return new Setup<>(requireNonNull(factory, "factory"));
    }
}
