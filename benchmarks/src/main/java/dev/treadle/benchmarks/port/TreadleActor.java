package dev.treadle.benchmarks.port;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorContext;
import dev.treadle.actor.ActorRef;

/** An actor of Treadle that runs a workload's handler. */
class TreadleActor extends Actor<Object> implements TreadleContext {

    private final Handler<ActorRef<Object>> handler;

    TreadleActor(Handler<ActorRef<Object>> handler) {
        this.handler = handler;
    }

    @Override
    protected void receive(Object message) throws Exception {
        handler.receive(message, this);
    }

    @Override
    public ActorContext<Object> own() {
        return context();
    }
}
