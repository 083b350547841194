package dev.treadle.benchmarks.port;

import java.util.List;

/**
 * An actor runtime, as far as the workloads need one: the only thing between a workload, which is
 * written once, and what is measured. An address is the runtime's own type of reference, so that
 * nothing of ours stands between a sender and a mailbox.
 *
 * @param <A> the runtime's type of address
 */
public interface Port<A> extends AutoCloseable {

    /** Starts an actor that is nobody's child; all others descend from such ones. */
    A root(Handler<A> handler);

    /** Sends a message from outside, on a thread that is no actor's. */
    void tell(A to, Object message);

    /** {@return the reply to a {@link Request} from outside, on a thread that may wait for it} */
    Object ask(A to, Object question);

    /** {@return a topic that these have subscribed to, in the runtime's own way} */
    Topic topic(List<A> subscribers);

    /** Ends a root and all that descend from it, and waits for the root's end. */
    void stop(A root);

    /** Lets the runtime measure itself, as its users would let it. */
    default void bindMetrics() {
        throw new UnsupportedOperationException("Only Treadle's metrics are measured");
    }

    /** Ends the runtime. */
    @Override
    void close();
}
