package dev.treadle.actor;

/**
 * The body of a cooperative actor.
 *
 * @param <M> the type of message
 */
@FunctionalInterface
public interface CooperativeLoop<M> {

    /**
     * Receives messages until it returns or {@link ActorExit} leaves it; then the actor ends.
     *
     * @param self where to receive from
     * @throws Exception if it fails; the actor ends by that
     */
    void run(CooperativeContext<M> self) throws Exception;
}
