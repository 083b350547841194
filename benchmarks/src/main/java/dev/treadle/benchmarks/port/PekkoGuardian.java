package dev.treadle.benchmarks.port;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.pubsub.Topic;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The parent of all roots: starts and stops them when asked to from outside. */
final class PekkoGuardian extends AbstractBehavior<PekkoGuardian.Command> {

    sealed interface Command {}

    record Start(Handler<ActorRef<Object>> handler, CompletableFuture<ActorRef<Object>> started)
            implements Command {}

    record Stop(ActorRef<Object> root, CompletableFuture<Boolean> ended) implements Command {}

    record StartTopic(CompletableFuture<ActorRef<Topic.Command<Object>>> started)
            implements Command {}

    private final Map<ActorRef<Void>, CompletableFuture<Boolean>> ending = new HashMap<>();
    private int topics;

    private PekkoGuardian(ActorContext<Command> context) {
        super(context);
    }

    static Behavior<Command> create() {
        return Behaviors.setup(PekkoGuardian::new);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Start.class, this::onStart)
                .onMessage(StartTopic.class, this::onStartTopic)
                .onMessage(Stop.class, this::onStop)
                .onSignal(Terminated.class, this::onTerminated)
                .build();
    }

    private Behavior<Command> onStart(Start start) {
        start.started().complete(getContext().spawnAnonymous(new PekkoActor(start.handler())));
        return this;
    }

    private Behavior<Command> onStartTopic(StartTopic start) {
        String name = "topic-" + ++topics;
        start.started().complete(getContext().spawn(Topic.create(Object.class, name), name));
        return this;
    }

    private Behavior<Command> onStop(Stop stop) {
        ending.put(stop.root().unsafeUpcast(), stop.ended());
        getContext().watch(stop.root());
        getContext().stop(stop.root());
        return this;
    }

    private Behavior<Command> onTerminated(Terminated terminated) {
        Optional.ofNullable(ending.remove(terminated.getRef()))
                .ifPresent(ended -> ended.complete(true));
        return this;
    }
}
