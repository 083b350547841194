package dev.treadle.actor;

/**
 * What an actor does with a message, as a lambda.
 *
 * @param <M> the type of message
 */
@FunctionalInterface
public interface Handler<M> {

    /**
     * Handles a message.
     *
     * @param message the message
     * @throws Exception if it fails; the actor's supervision decides what follows
     */
    void receive(M message) throws Exception;
}
