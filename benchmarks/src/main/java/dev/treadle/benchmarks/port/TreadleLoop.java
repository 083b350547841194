package dev.treadle.benchmarks.port;

import dev.treadle.actor.ActorContext;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.LoopingActor;

/** A looping actor of Treadle that runs a workload's handler. */
final class TreadleLoop extends LoopingActor<Object> implements TreadleContext {

    private final Handler<ActorRef<Object>> handler;

    TreadleLoop(Handler<ActorRef<Object>> handler) {
        this.handler = handler;
    }

    @Override
    protected void run() throws Exception {
        while (true) {
            handler.receive(receive(), this);
        }
    }

    @Override
    public ActorContext<Object> own() {
        return context();
    }
}
