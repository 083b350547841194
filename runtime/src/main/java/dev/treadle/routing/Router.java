package dev.treadle.routing;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.ServiceKey;
import dev.treadle.exchange.Subscriber;
import dev.treadle.scheduler.Result;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * One recipient in front of many actors, its routees. Safe to use from any thread.
 *
 * <p>What is told or asked goes to one of them, whom its {@link Routing} chooses, on the sender's
 * thread; a full mailbox there is as any full mailbox. Where a group has no routee, a message is a
 * dead letter, and an ask fails with a {@link NoRouteeException}; a pool holds up to 1,000 messages
 * until it has one again, those of asks included.
 *
 * @param <M> the type of message
 */
public sealed interface Router<M> extends Subscriber<M>, AutoCloseable permits Switchboard {

    /**
     * Starts actors of a kind, and replaces each that ends, each in turn.
     *
     * @param system where they live
     * @param name the name of their parent
     * @param size how many, at least 1
     * @param factory makes the instance of each
     * @param <M> the type of message
     * @return the router in front of them
     */
    static <M> Router<M> pool(ActorSystem system, String name, int size, ActorFactory<M> factory) {
        return pool(system, name, size, factory, RouterOptions.defaults());
    }

    /**
     * Starts actors of a kind, and replaces each that ends.
     *
     * @param system where they live
     * @param name the name of their parent
     * @param size how many, at least 1
     * @param factory makes the instance of each
     * @param options who is chosen, and how the routees are
     * @param <M> the type of message
     * @return the router in front of them
     */
    static <M> Router<M> pool(
            ActorSystem system,
            String name,
            int size,
            ActorFactory<M> factory,
            RouterOptions<M> options) {
        return Pool.start(requireNonNull(system, "system"), name, size, factory, options);
    }

    /**
     * Stands in front of given actors, and leaves out each that ends.
     *
     * @param system where they live
     * @param name what the router is called in dead letters and errors
     * @param routees the actors
     * @param options who is chosen
     * @param <M> the type of message
     * @return the router
     */
    static <M> Router<M> group(
            ActorSystem system,
            String name,
            Collection<? extends ActorRef<M>> routees,
            RouterOptions<M> options) {
        return Group.of(requireNonNull(system, "system"), name, List.copyOf(routees), options);
    }

    /**
     * Stands in front of the actors that are registered under a key, whoever they are at the time.
     *
     * @param system in whose registry
     * @param key the key; its name is what the router is called
     * @param options who is chosen
     * @param <M> the type of message
     * @return the router
     */
    static <M> Router<M> group(ActorSystem system, ServiceKey<M> key, RouterOptions<M> options) {
        return Group.of(requireNonNull(system, "system"), requireNonNull(key, "key"), options);
    }

    /**
     * Starts actors of a kind, and gives each a message when it has handled the last. Messages wait
     * in the router's mailbox; when that is full, their senders do. So the fast ones do more, and
     * no message waits behind a slow one. A routee that ends is replaced.
     *
     * @param system where they live
     * @param name the name of their parent
     * @param size how many, at least 1
     * @param factory makes the instance of each
     * @param options how many messages wait, and how the routees are
     * @param <M> the type of message
     * @return the router in front of them
     */
    static <M> Router<M> pulling(
            ActorSystem system,
            String name,
            int size,
            ActorFactory<M> factory,
            PullOptions options) {
        return Pulling.start(requireNonNull(system, "system"), name, size, factory, options);
    }

    /**
     * Asks one of the routees, with the system's time-out.
     *
     * @param question makes the message, given where the reply is to go
     * @param <R> the type of the reply
     * @return what comes of it, as of {@link ActorRef#ask}
     */
    <R> Result<R> ask(Function<ReplyTo<R>, ? extends M> question);

    /**
     * Asks one of the routees.
     *
     * @param timeout how long the reply may take, more than zero
     * @param question makes the message, given where the reply is to go
     * @param <R> the type of the reply
     * @return what comes of it, as of {@link ActorRef#ask}
     */
    <R> Result<R> ask(Duration timeout, Function<ReplyTo<R>, ? extends M> question);

    /**
     * Sends a message to all routees. As a recipient: {@code router::broadcast}.
     *
     * @param message the message
     */
    void broadcast(M message);

    /**
     * Asks all routees.
     *
     * @param question makes the message for each, given where the reply is to go
     * @param <R> the type of the reply
     * @return what comes of each, see {@link Result#all} and {@link Result#outcomes}
     */
    <R> List<Result<R>> askAll(Function<ReplyTo<R>, ? extends M> question);

    /**
     * Asks all routees for the first reply; the others' are forgotten.
     *
     * @param question makes the message for each, given where the reply is to go
     * @param <R> the type of the reply
     * @return the first reply; it fails when all have failed
     */
    <R> Result<R> askFirst(Function<ReplyTo<R>, ? extends M> question);

    /** {@return the routees of this moment} */
    List<ActorRef<M>> routees();

    /**
     * Ends the router. The routees of a pool end when they have handled what was sent to them,
     * those of a group go on without it. Returns at once.
     */
    @Override
    void close();

    /** Waits until the router has ended, and the routees of a pool. */
    void join();
}
