package dev.treadle.benchmarks.port;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Verticles of Vert.x, one for each actor, each with an address on the event bus. Messages go by
 * reference, local only. A verticle starts asynchronously, so a root is no verticle: its handler
 * runs on the thread that sends to it, where one can wait for those that it starts.
 */
final class VertxPort implements Port<String> {

    /** How a message is sent: to this JVM, as the object that it is. */
    static final DeliveryOptions BY_REFERENCE =
            new DeliveryOptions().setLocalOnly(true).setCodecName(ByReference.NAME);

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, VertxRoot> roots = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    VertxPort() {
        vertx.eventBus().registerCodec(new ByReference());
    }

    Vertx vertx() {
        return vertx;
    }

    String newName() {
        return "actor-" + names.incrementAndGet();
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public String root(Handler<String> handler) {
        String name = newName();
        roots.put(name, new VertxRoot(this, name, handler));
        return name;
    }

    @Override
    public void tell(String to, Object message) {
        var root = roots.get(to);
        if (root == null) {
            vertx.eventBus().send(to, message, BY_REFERENCE);
        } else {
            root.receive(message);
        }
    }

    @Override
    public Object ask(String to, Object question) {
        return await(vertx.eventBus().request(to, question, BY_REFERENCE)).body();
    }

    /** Subscribers learn the name of the topic from a message, and listen to it as well. */
    @Override
    public Topic topic(List<String> subscribers) {
        String name = newName();
        subscribers.forEach(subscriber ->
                await(
                        vertx.eventBus()
                                .request(subscriber, new VertxActor.Listen(name), BY_REFERENCE)));
        return message -> vertx.eventBus().publish(name, message, BY_REFERENCE);
    }

    @Override
    public void stop(String root) {
        requireNonNull(roots.remove(root), "root").undeployAll();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
