package dev.treadle.routing;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.scheduler.Result;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What all routers that choose on the sender's thread have in common. */
abstract sealed class Switchboard<M> implements Router<M> permits Pool, Group, Pulling {

    final ActorSystem system;
    final String name;
    final Routees<M> routees;

    Switchboard(ActorSystem system, String name, Routing<M> routing) {
        this.system = system;
        this.name = requireNonNull(name, "name");
        routees = new Routees<>(name, routing);
    }

    /** {@return who gets a message now} */
    Optional<ActorRef<M>> pick(M message) {
        return routees.pick(message);
    }

    @Override
    public void tell(M message) {
        Optional<ActorRef<M>> to = pick(requireNonNull(message, "message"));
        if (to.isPresent()) {
            to.get().tell(message);
        } else {
            system.undeliverable(message, this + ", which has no routees");
        }
    }

    @Override
    public boolean offer(M message) {
        Optional<ActorRef<M>> to = pick(requireNonNull(message, "message"));
        return to.isPresent() && to.get().offer(message);
    }

    @Override
    public <R> Result<R> ask(Function<ReplyTo<R>, ? extends M> question) {
        return askOne(null, question);
    }

    @Override
    public <R> Result<R> ask(Duration timeout, Function<ReplyTo<R>, ? extends M> question) {
        return askOne(requireNonNull(timeout, "timeout"), question);
    }

    private <R> Result<R> askOne(
            @Nullable Duration timeout, Function<ReplyTo<R>, ? extends M> question) {
        var relay = new Relay<R>();
        M message = requireNonNull(question.apply(relay), "the message that asks");
        Optional<ActorRef<M>> to = pick(message);
        if (to.isEmpty()) {
            system.undeliverable(message, this + ", which has no routees");
            return Result.failed(new NoRouteeException(toString()));
        }
        Function<ReplyTo<R>, M> asks =
                replyTo -> {
                    relay.to(replyTo);
                    return message;
                };
        return timeout == null ? to.get().ask(asks) : to.get().ask(timeout, asks);
    }

    @Override
    public void broadcast(M message) {
        requireNonNull(message, "message");
        List<ActorRef<M>> all = routees.all();
        if (all.isEmpty()) {
            system.undeliverable(message, this + ", which has no routees");
        }
        all.forEach(each -> each.tell(message));
    }

    @Override
    public <R> List<Result<R>> askAll(Function<ReplyTo<R>, ? extends M> question) {
        requireNonNull(question, "question");
        return routees.all().stream().map(each -> each.ask(question)).toList();
    }

    @Override
    public <R> Result<R> askFirst(Function<ReplyTo<R>, ? extends M> question) {
        List<Result<R>> all = askAll(question);
        return all.isEmpty() ? Result.failed(new NoRouteeException(toString())) : Result.any(all);
    }

    @Override
    public List<ActorRef<M>> routees() {
        return routees.all();
    }

    /** Has what a routee leaves go to the others. */
    final void handOver(ActorRef<M> routee) {
        routee.bequeath(message -> {
            routees.remove(routee);
            return isTerminated() ? Optional.empty() : pick(message);
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
