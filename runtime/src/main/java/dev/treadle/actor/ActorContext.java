package dev.treadle.actor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an actor can do with its system. For use by the actor itself, on the thread that runs it: in
 * its constructor, its handlers and its factory.
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
     * @param name a name that no other living child has: letters, digits and {@code -_.:+@~$}
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
     * @param name a name that no other living child has: letters, digits and {@code -_.:+@~$}
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
     * @param name a name: letters, digits and {@code -_.:+@~$}
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
}
