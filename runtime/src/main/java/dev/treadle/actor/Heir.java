package dev.treadle.actor;

import java.util.Optional;

/**
 * Decides who gets what an actor has left unhandled. Called on the thread that ends the actor, or
 * that sends to it when it has ended; it is short and does not throw.
 *
 * <p>What was sent to an adapter or piped to the actor is not its message yet: that is a dead
 * letter.
 *
 * @param <M> the type of message
 */
@FunctionalInterface
public interface Heir<M> {

    /**
     * {@return who gets a message, empty to leave it a dead letter}
     *
     * @param message the message
     */
    Optional<ActorRef<M>> heirOf(M message);
}
