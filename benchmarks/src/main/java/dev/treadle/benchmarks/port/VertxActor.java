package dev.treadle.benchmarks.port;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;

/** A verticle that hands what comes to its address to a workload's handler. */
final class VertxActor extends VerticleBase implements Context<String> {

    /** Lets an actor hear a topic. */
    record Listen(String topic) {}

    private final String name;
    private final Handler<String> handler;

    VertxActor(String name, Handler<String> handler) {
        this.name = name;
        this.handler = handler;
    }

    @Override
    public Future<?> start() {
        return vertx.eventBus().localConsumer(name, this::onMessage).completion();
    }

    private void onMessage(Message<Object> message) {
        if (message.body() instanceof Listen(var topic)) {
            vertx.eventBus()
                    .localConsumer(topic, this::onMessage)
                    .completion()
                    .onSuccess(_ -> message.reply(topic, VertxPort.BY_REFERENCE));
        } else if (message.replyAddress() == null) {
            handle(message.body());
        } else {
            handle(
                    new Request(
                            message.body(), reply -> message.reply(reply, VertxPort.BY_REFERENCE)));
        }
    }

    private void handle(Object message) {
        try {
            handler.receive(message, this);
        } catch (Exception e) {
            throw new IllegalStateException("A handler of a workload failed", e);
        }
    }

    @Override
    public String address() {
        return name;
    }

    @Override
    public void tell(String to, Object message) {
        vertx.eventBus().send(to, message, VertxPort.BY_REFERENCE);
    }

    @Override
    public String spawn(Handler<String> child) {
        throw new UnsupportedOperationException("Verticles are started by a root");
    }

    @Override
    public void ask(String to, Object question) {
        vertx.eventBus()
                .request(to, question, VertxPort.BY_REFERENCE)
                .onSuccess(reply -> handle(reply.body()))
                .onFailure(this::handle);
    }

    @Override
    public void end() {
        throw new UnsupportedOperationException("A verticle is ended by its root");
    }
}
