package dev.treadle.routing;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.exchange.Subscription;
import dev.treadle.scheduler.Result;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** A router that keeps the messages until a routee has time for the next. */
final class Pulling<M> extends Switchboard<M> {

    private @Nullable ActorRef<Work<M>> desk;
    private volatile boolean closed;

    private Pulling(ActorSystem system, String name) {
        super(system, name, Routing.roundRobin());
    }

    static <M> Pulling<M> start(
            ActorSystem system,
            String name,
            int size,
            ActorFactory<M> factory,
            PullOptions options) {
        requireNonNull(factory, "factory");
        requireNonNull(options, "options");
        Pool.requireSize(name, size);
        var pulling = new Pulling<M>(system, name);
        ActorFactory<Work<M>> desk =
                () -> new PullDesk<>(pulling.routees, size, factory, options.routees());
        pulling.desk = system.spawn(name, desk, ActorOptions.defaults().mailbox(options.mailbox()));
        return pulling;
    }

    private ActorRef<Work<M>> desk() {
        return requireNonNull(desk);
    }

    @Override
    public void tell(M message) {
        var work = new Work.Given<M>(message, Optional.empty());
        if (closed) {
            system.undeliverable(message, this + ", which has been closed");
        } else {
            desk().tell(work);
        }
    }

    @Override
    public boolean offer(M message) {
        return !closed && desk().offer(new Work.Given<>(message, Optional.empty()));
    }

    @Override
    public <R> Result<R> ask(Function<ReplyTo<R>, ? extends M> question) {
        return closed ? refused() : desk().ask(work(question));
    }

    @Override
    public <R> Result<R> ask(Duration timeout, Function<ReplyTo<R>, ? extends M> question) {
        return closed ? refused() : desk().ask(timeout, work(question));
    }

    private <R> Result<R> refused() {
        return Result.failed(new NoRouteeException(toString()));
    }

    private static <M, R> Function<ReplyTo<R>, Work<M>> work(
            Function<ReplyTo<R>, ? extends M> question) {
        requireNonNull(question, "question");
        return replyTo -> new Work.Given<>(question.apply(replyTo), Optional.of(replyTo));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (!desk().offer(new Work.Last<>()) && !isTerminated()) {
                system.timers().once(Duration.ZERO, () -> desk().tell(new Work.Last<>()));
            }
        }
    }

    @Override
    public void join() {
        desk().join();
    }

    @Override
    public boolean isTerminated() {
        return desk().isTerminated();
    }

    @Override
    public Subscription whenTerminated(Runnable callback) {
        return desk().whenTerminated(callback);
    }
}
