package dev.treadle.benchmarks.port;

/**
 * What an actor of a workload does with a message. An instance belongs to one actor, unless it has
 * no state.
 *
 * @param <A> the runtime's type of address
 */
@FunctionalInterface
public interface Handler<A> {

    /**
     * Handles a message.
     *
     * @param message the message
     * @param context what the actor can do meanwhile
     * @throws Exception if it fails, which fails the workload
     */
    void receive(Object message, Context<A> context) throws Exception;
}
