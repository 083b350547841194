package dev.treadle.benchmarks.port;

/**
 * What an actor of a workload can do, on the thread that runs its handler.
 *
 * @param <A> the runtime's type of address
 */
public interface Context<A> {

    /** {@return where messages to this actor go} */
    A address();

    /** Sends a message. */
    void tell(A to, Object message);

    /** Starts a child under a name that the runtime makes up. It ends with this actor. */
    A spawn(Handler<A> handler);

    /** Ends this actor after the current message. */
    void stop();
}
