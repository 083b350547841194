package dev.treadle.actor;

/**
 * The body of a looping actor, as a lambda.
 *
 * @param <M> the type of message
 */
@FunctionalInterface
public interface Loop<M> {

    /**
     * Receives messages until it returns or {@link ActorExit} leaves it; then the actor ends.
     *
     * @param self where to receive from
     * @throws Exception if it fails; the actor's supervision decides what follows
     */
    void run(LoopingActor<M> self) throws Exception;
}
