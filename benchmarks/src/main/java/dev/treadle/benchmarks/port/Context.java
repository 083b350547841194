package dev.treadle.benchmarks.port;

import java.util.List;

/**
 * What an actor of a workload can do, on the thread that runs its handler. An actor started here is
 * a child: it ends with this one.
 *
 * @param <A> the runtime's type of address
 */
public interface Context<A> {

    /** {@return where messages to this actor go} */
    A address();

    /** Sends a message. */
    void tell(A to, Object message);

    /** Starts an actor under a name that the runtime makes up. */
    A spawn(Handler<A> handler);

    /** Starts an actor under a name. */
    default A spawn(String name, Handler<A> handler) {
        return spawn(handler);
    }

    /** Starts an actor whose handler blocks, in the way the runtime has for such ones. */
    default A spawnBlocking(Handler<A> handler) {
        return spawn(handler);
    }

    /** Starts an actor that takes its messages in a loop, on a thread of its own. */
    default A spawnLooping(Handler<A> handler) {
        return spawn(handler);
    }

    /** Asks an actor, which gets a {@link Request}; this one gets the reply as a message. */
    void ask(A to, Object question);

    /** Asks several actors at once; this one gets each reply as a message. */
    default void askAll(List<A> all, Object question) {
        all.forEach(to -> ask(to, question));
    }

    /** Ends this actor after the current message. */
    void end();
}
