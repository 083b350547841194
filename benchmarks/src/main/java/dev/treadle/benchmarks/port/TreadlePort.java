package dev.treadle.benchmarks.port;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;

/** Treadle with the options that a system has by default: bounded mailboxes among them. */
final class TreadlePort implements Port<ActorRef<Object>> {

    private final ActorSystem system = ActorSystem.create("benchmark");

    @Override
    public ActorRef<Object> root(Handler<ActorRef<Object>> handler) {
        return system.spawn(() -> new TreadleActor(handler));
    }

    @Override
    public void tell(ActorRef<Object> to, Object message) {
        to.tell(message);
    }

    @Override
    public void stop(ActorRef<Object> root) {
        root.stop();
        root.join();
    }

    @Override
    public void close() {
        system.close();
    }
}
