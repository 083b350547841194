package dev.treadle.benchmarks.port;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ActorSystemMetrics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Treadle with the options that a system has by default: bounded mailboxes among them. */
final class TreadlePort implements Port<ActorRef<Object>> {

    private final ActorSystem system = ActorSystem.create("benchmark");
    private final AtomicInteger topics = new AtomicInteger();

    @Override
    public ActorRef<Object> root(Handler<ActorRef<Object>> handler) {
        return system.spawn(() -> new TreadleActor(handler));
    }

    @Override
    public void tell(ActorRef<Object> to, Object message) {
        to.tell(message);
    }

    @Override
    public Object ask(ActorRef<Object> to, Object question) {
        return TreadleContext.asked(to, question).await();
    }

    @Override
    public Topic topic(List<ActorRef<Object>> subscribers) {
        var exchange = system.exchange("topic-" + topics.incrementAndGet(), Object.class);
        subscribers.forEach(exchange::attach);
        return exchange::tell;
    }

    @Override
    public void stop(ActorRef<Object> root) {
        root.stop();
        root.join();
    }

    @Override
    public void bindMetrics() {
        new ActorSystemMetrics(system).bindTo(new SimpleMeterRegistry());
    }

    @Override
    public void close() {
        system.close();
    }
}
