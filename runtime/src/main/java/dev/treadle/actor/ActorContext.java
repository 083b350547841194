package dev.treadle.actor;

import dev.treadle.mailbox.Recipient;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.Timer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What an actor can do with its system. For use by the actor itself, on the thread that runs it: in
 * its constructor, its handlers and its factory. Elsewhere it throws an {@link
 * IllegalStateException}, but for what is said to be safe to call from any thread, and what only
 * tells: {@link #self}, {@link #system} and {@link #children}.
 *
 * @param <M> the type of message of the actor
 */
public sealed interface ActorContext<M> permits CellContext {

    /** {@return where to send messages to this actor} */
    ActorRef<M> self();

    /** {@return the system that this actor belongs to} */
    ActorSystem system();

    /**
     * Starts a child, with default options. It ends before this actor does.
     *
     * @param name a name that no other living child has: letters and digits of any script, and
     *     {@code -_.:+@~$}
     * @param factory makes its instance, here and at each restart
     * @param <C> the type of message of the child
     * @return where to send messages to the child
     * @throws IllegalActorNameException if the name is illegal or taken
     * @throws SpawnException if its instance cannot be made, or this actor is ending
     */
    <C> ActorRef<C> spawn(String name, ActorFactory<C> factory);

    /**
     * Starts a child. It ends before this actor does.
     *
     * @param name a name that no other living child has: letters and digits of any script, and
     *     {@code -_.:+@~$}
     * @param factory makes its instance, here and at each restart
     * @param options its mailbox and supervision
     * @param <C> the type of message of the child
     * @return where to send messages to the child
     * @throws IllegalActorNameException if the name is illegal or taken
     * @throws SpawnException if its instance cannot be made, or this actor is ending
     */
    <C> ActorRef<C> spawn(String name, ActorFactory<C> factory, ActorOptions options);

    /**
     * Starts a child with a generated name and default options. It ends before this actor does.
     *
     * @param factory makes its instance, here and at each restart
     * @param <C> the type of message of the child
     * @return where to send messages to the child
     * @throws SpawnException if its instance cannot be made, or this actor is ending
     */
    <C> ActorRef<C> spawn(ActorFactory<C> factory);

    /**
     * {@return the living child of a name, or a new one if there is none} For an actor whose
     * children outlive its restarts.
     *
     * @param name a name: letters and digits of any script, and {@code -_.:+@~$}
     * @param factory makes the instance of a new child, here and at each restart
     * @param options the mailbox and supervision of a new child
     * @param <C> the type of message of the child; that a living one takes the same is up to the
     *     caller
     * @throws IllegalActorNameException if the name is illegal
     * @throws SpawnException if its instance cannot be made, or this actor is ending
     */
    <C> ActorRef<C> spawnIfAbsent(String name, ActorFactory<C> factory, ActorOptions options);

    /** {@return the children that have not ended, in the order of their start} */
    List<ActorRef<?>> children();

    /**
     * {@return how long the asker of the current message still waits; zero or less if not any more}
     * Empty where the message was told, or its asker waits without end. What is asked in its
     * handler ends by then too.
     */
    Optional<Duration> timeLeft();

    /**
     * Asks for a {@link Signal.Terminated} when an actor ends; at once if it has. It comes exactly
     * once, after all that the actor sent to this one, whatever the mailbox holds. A restart of
     * either is no end, and keeps the watch; only this actor's own children, which a restart ends,
     * are not watched any more.
     *
     * <p>An actor is watched once: a later watch takes the place of an earlier one.
     *
     * @param other the actor to watch, of any system, not this one
     * @throws IllegalArgumentException if it is this actor
     */
    void watch(ActorRef<?> other);

    /**
     * Asks for a message to this actor when another ends, instead of a signal. Otherwise like
     * {@link #watch}.
     *
     * @param other the actor to watch, of any system, not this one
     * @param message what to get; it waits for no room
     * @throws IllegalArgumentException if it is this actor
     */
    void watchWith(ActorRef<?> other, M message);

    /**
     * Asks for a message to this actor when another ends, made of what the signal would say.
     * Otherwise like {@link #watch}.
     *
     * @param other the actor to watch, of any system, not this one
     * @param message makes the message, on the thread that runs this actor
     * @throws IllegalArgumentException if it is this actor
     */
    void watchWith(ActorRef<?> other, Function<? super Signal.Terminated, ? extends M> message);

    /**
     * Ends a watch. After this nothing comes of it, also if the actor has ended already. Does
     * nothing if the actor is not watched.
     *
     * @param other the actor
     */
    void unwatch(ActorRef<?> other);

    /**
     * Ties this actor and another together: when one of them is stopped or killed, so is the other;
     * when one fails for good, the other ends too, failed with a {@link LinkedActorException},
     * after its current message and whatever its own supervision says. An actor that ends normally
     * leaves the other alone, and a restart is no end. If the other has ended before, this takes
     * effect at once.
     *
     * @param other the actor, of any system, not this one
     * @throws IllegalArgumentException if it is this actor
     */
    void link(ActorRef<?> other);

    /**
     * Unties this actor and another, whoever of the two tied them. After this an end of the other
     * does nothing to this one. Does nothing if they are not linked.
     *
     * @param other the actor
     */
    void unlink(ActorRef<?> other);

    /** {@return this actor's timers, each with a key} */
    TimerScheduler<M> timers();

    /**
     * Sends this actor a message whenever it has handled none for a time, until it is set anew,
     * cancelled, or the actor is restarted. Signals do not count.
     *
     * @param after how long, more than zero
     * @param message the message; it waits for no room
     */
    void receiveTimeout(Duration after, M message);

    /** Ends what {@link #receiveTimeout} set. Nothing of it arrives after this. */
    void cancelReceiveTimeout();

    /**
     * Sends a message to another after a time, whatever becomes of this actor until then. Safe to
     * call from any thread.
     *
     * @param delay how long from now; zero or less for at once
     * @param to whom to send it to; if that waits for room, it hinders nobody
     * @param message the message
     * @param <T> the type of the message
     * @return a handle to cancel it
     */
    <T> Timer scheduleOnce(Duration delay, Recipient<? super T> to, T message);

    /**
     * {@return a new place to put messages aside in} Made best in the constructor, and kept.
     *
     * @param capacity how many messages it holds, at least 1
     */
    StashBuffer<M> stash(int capacity);

    /**
     * {@return what takes messages of another type for this actor} Safe to call from any thread.
     *
     * @param adapter makes a message of this actor of each, on the thread that runs this actor;
     *     what it throws is a failure of the actor
     * @param <T> the other type
     */
    <T> MessageAdapter<T> messageAdapter(Function<? super T, ? extends M> adapter);

    /**
     * {@return what takes messages, and failures, of another type for this actor} Safe to call from
     * any thread.
     *
     * @param adapter makes a message of this actor of each message, on the thread that runs this
     *     actor
     * @param onFailure makes one of each failure
     * @param <T> the other type
     */
    <T> MessageAdapter<T> messageAdapter(
            Function<? super T, ? extends M> adapter,
            Function<? super Throwable, ? extends M> onFailure);

    /**
     * Sends this actor a message of a result, when that has ended. The message waits for no room.
     * If this actor has ended before, the outcome is a dead letter. Safe to call from any thread.
     *
     * @param result what to wait for, without waiting
     * @param toMessage makes the message, on the thread that runs this actor
     * @param <T> the type of the value
     */
    <T> void pipeToSelf(Result<T> result, Function<? super Outcome<T>, ? extends M> toMessage);

    /**
     * Sends this actor a message of a stage, when that has ended. Otherwise like that of a result.
     *
     * @param stage what to wait for, without waiting
     * @param toMessage makes the message, on the thread that runs this actor; given the cause of a
     *     failure, not wrapped
     * @param <T> the type of the value
     */
    <T> void pipeToSelf(
            CompletionStage<T> stage, Function<? super Outcome<T>, ? extends M> toMessage);

    /**
     * Says that a message is not one to handle now: it is a dead letter, and an ask fails.
     *
     * @param message the message that is being handled
     */
    void unhandled(M message);
}
