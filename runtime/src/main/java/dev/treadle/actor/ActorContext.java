package dev.treadle.actor;

import java.util.List;

/**
 * What an actor can do with its system. For use by the actor itself, on the thread that runs it.
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

    /** {@return the children that have not ended, in the order of their start} */
    List<ActorRef<?>> children();
}
