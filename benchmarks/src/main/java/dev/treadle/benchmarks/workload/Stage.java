package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Topic;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The parent of a workload's actors. They are started inside of it, as an application's are, and
 * end with it.
 *
 * @param <A> the runtime's type of address
 */
public final class Stage<A> implements AutoCloseable {

    private record Call<A, T>(Function<Context<A>, T> code, CompletableFuture<T> result) {

        void run(Context<A> context) {
            try {
                result.complete(code.apply(context));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        }
    }

    private final Port<A> port;
    private final A root;

    /** Starts the parent. */
    public Stage(Port<A> port) {
        this.port = port;
        root = port.root(Stage::receive);
    }

    @SuppressWarnings("unchecked") // the root is sent nothing else
    private static <A> void receive(Object message, Context<A> context) {
        ((Call<A, ?>) message).run(context);
    }

    /** {@return what code returns that runs inside the parent} */
    public <T> T inside(Function<Context<A>, T> code) {
        var result = new CompletableFuture<T>();
        port.tell(root, new Call<>(code, result));
        return result.join();
    }

    /** Sends a message from outside. */
    public void tell(A to, Object message) {
        port.tell(to, message);
    }

    /** {@return the reply to a request from outside} */
    public Object ask(A to, Object question) {
        return port.ask(to, question);
    }

    /** {@return a topic that these have subscribed to} */
    public Topic topic(List<A> subscribers) {
        return port.topic(subscribers);
    }

    /** Ends the actors. */
    @Override
    public void close() {
        port.stop(root);
    }
}
