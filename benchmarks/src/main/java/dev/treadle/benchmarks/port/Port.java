package dev.treadle.benchmarks.port;

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

    /** Ends a root and all that descend from it, and waits for the root's end. */
    void stop(A root);

    /** Ends the runtime. */
    @Override
    void close();
}
