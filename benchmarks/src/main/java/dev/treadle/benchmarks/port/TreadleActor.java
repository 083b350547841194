package dev.treadle.benchmarks.port;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorContext;
import dev.treadle.actor.ActorRef;
import dev.treadle.scheduler.Result;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * An actor of Treadle that runs a workload's handler. It asks several others as its users would: it
 * awaits the replies in its handler.
 */
class TreadleActor extends Actor<Object> implements TreadleContext {

    private final Handler<ActorRef<Object>> handler;
    private @Nullable Queue<Object> replies;

    TreadleActor(Handler<ActorRef<Object>> handler) {
        this.handler = handler;
    }

    @Override
    protected void receive(Object message) throws Exception {
        handler.receive(message, this);
        while (replies != null && !replies.isEmpty()) {
            handler.receive(replies.remove(), this);
        }
    }

    @Override
    public void askAll(List<ActorRef<Object>> all, Object question) {
        List<Result<Object>> asked =
                all.stream().map(to -> TreadleContext.asked(to, question)).toList();
        if (replies == null) {
            replies = new ArrayDeque<>();
        }
        for (var reply : asked) {
            replies.add(reply.await());
        }
    }

    @Override
    public ActorContext<Object> own() {
        return context();
    }
}
