package dev.treadle.benchmarks.port;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;

/** An actor of Treadle that runs a workload's handler. */
final class TreadleActor extends Actor<Object> implements Context<ActorRef<Object>> {

    private final Handler<ActorRef<Object>> handler;

    TreadleActor(Handler<ActorRef<Object>> handler) {
        this.handler = handler;
    }

    @Override
    protected void receive(Object message) throws Exception {
        handler.receive(message, this);
    }

    @Override
    public ActorRef<Object> address() {
        return self();
    }

    @Override
    public void tell(ActorRef<Object> to, Object message) {
        to.tell(message);
    }

    @Override
    public ActorRef<Object> spawn(Handler<ActorRef<Object>> child) {
        return context().spawn(() -> new TreadleActor(child));
    }

    @Override
    public void stop() {
        self().stop();
    }
}
