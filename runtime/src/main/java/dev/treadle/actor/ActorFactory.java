package dev.treadle.actor;

/**
 * Makes an actor's instance: when it is spawned, and at each restart. Never two at once.
 *
 * @param <M> the type of message that the actor handles
 */
@FunctionalInterface
public interface ActorFactory<M> {

    /**
     * {@return a new instance, never one that was returned before}
     *
     * @throws Exception if it cannot be made
     */
    Actor<M> create() throws Exception;
}
