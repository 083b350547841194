package dev.treadle.benchmarks.port;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.ExtensibleBehavior;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A behavior of Pekko that runs a workload's handler: one object, with no matching and no setup
 * before the handler, so the least that Pekko can do for a message.
 */
final class PekkoActor extends ExtensibleBehavior<Object> implements Context<ActorRef<Object>> {

    private final Handler<ActorRef<Object>> handler;
    private boolean stopped;

    @SuppressWarnings("NullAway.Init") // set before each message
    private ActorContext<Object> context;

    PekkoActor(Handler<ActorRef<Object>> handler) {
        this.handler = handler;
    }

    @Override
    public Behavior<Object> receive(TypedActorContext<Object> typed, Object message)
            throws Exception {
        context = typed.asJava();
        handler.receive(message, this);
        return stopped ? Behaviors.stopped() : Behaviors.same();
    }

    @Override
    public Behavior<Object> receiveSignal(TypedActorContext<Object> typed, Signal signal) {
        return Behaviors.unhandled();
    }

    @Override
    public ActorRef<Object> address() {
        return context.getSelf();
    }

    @Override
    public void tell(ActorRef<Object> to, Object message) {
        to.tell(message);
    }

    @Override
    public ActorRef<Object> spawn(Handler<ActorRef<Object>> child) {
        return context.spawnAnonymous(new PekkoActor(child));
    }

    @Override
    public ActorRef<Object> spawn(String name, Handler<ActorRef<Object>> child) {
        return context.spawn(new PekkoActor(child), name);
    }

    @Override
    public ActorRef<Object> spawnBlocking(Handler<ActorRef<Object>> child) {
        return context.spawnAnonymous(new PekkoActor(child), DispatcherSelector.blocking());
    }

    @Override
    public void ask(ActorRef<Object> to, Object question) {
        context.ask(
                Object.class,
                to,
                PekkoPort.ASK_TIMEOUT,
                replyTo -> new Request(question, replyTo::tell),
                (reply, failure) -> reply == null ? failure : reply);
    }

    @Override
    public void end() {
        stopped = true;
    }
}
