package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.FailureHandler;
import dev.treadle.cooperative.TaskFailedException;
import dev.treadle.exchange.Exchange;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.scheduler.AwaitInterruptedException;
import dev.treadle.scheduler.Promise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs cooperative actors: named ones that take turns, one message a turn, and so need no lock for
 * what they share.
 *
 * <p>They can send to each other, and to themselves, without end: no message is handled inside the
 * handling of another, so no stack grows. Each is a recipient for any thread: it can be subscribed
 * to an exchange, and exchange messages with the actors of a running {@link ActorSystem}.
 *
 * <p>Spawning, sending and closing are safe from any thread. Close it when done, best by
 * try-with-resources: actors that wait for messages when a run returns keep a thread each.
 */
public final class ActorScheduler implements AutoCloseable {

    private final String name;
    private final MailboxOptions mailbox;
    private final DeadLetters deadLetters;
    private final CooperativeScheduler tasks;
    private final Map<String, CooperativeCell<?>> living = new ConcurrentHashMap<>();
    private final Promise<Boolean> closing = new Promise<>();

    private ActorScheduler(
            String name,
            MailboxOptions mailbox,
            DeadLetters deadLetters,
            CooperativeScheduler tasks) {
        this.name = name;
        this.mailbox = mailbox;
        this.deadLetters = deadLetters;
        this.tasks = tasks;
    }

    /**
     * Makes a scheduler that stands alone, with dead letters of its own.
     *
     * @param name the first part of each actor's path: letters, digits and {@code -_.:+@~$}
     * @return the scheduler
     * @throws IllegalActorNameException if the name is illegal
     */
    public static ActorScheduler create(String name) {
        return new ActorScheduler(
                Births.requireLegal(name),
                MailboxOptions.defaults(),
                new DeadLetters(Undeliverable.deadLetterExchange()),
                new CooperativeScheduler());
    }

    /**
     * Makes a scheduler beside the actors of a system: with its clock, its mailbox options and its
     * dead letters. It is closed before the system.
     *
     * @param system the system, which goes on by itself
     * @param name the part of each actor's path behind the system's name: letters, digits and
     *     {@code -_.:+@~$}
     * @return the scheduler
     * @throws IllegalActorNameException if the name is illegal
     */
    public static ActorScheduler in(ActorSystem system, String name) {
        return switch (requireNonNull(system, "system")) {
            case LocalActorSystem local ->
                    new ActorScheduler(
                            local.name() + "/" + Births.requireLegal(name),
                            local.options().mailbox(),
                            local.letters(),
                            new CooperativeScheduler(local.execution()));
        };
    }

    /**
     * Starts an actor. It begins in the run that is under way, or in the next.
     *
     * @param actor a name that no other living actor here has: letters, digits and {@code -_.:+@~$}
     * @param body what it runs
     * @param <M> the type of message
     * @return where to send messages to it
     * @throws IllegalActorNameException if the name is illegal or taken
     * @throws IllegalStateException if this is closed
     */
    public <M> CooperativeRef<M> spawn(String actor, CooperativeLoop<M> body) {
        return spawn(actor, body, mailbox);
    }

    /**
     * Starts an actor. It begins in the run that is under way, or in the next.
     *
     * @param actor a name that no other living actor here has: letters, digits and {@code -_.:+@~$}
     * @param body what it runs
     * @param options its mailbox
     * @param <M> the type of message
     * @return where to send messages to it
     * @throws IllegalActorNameException if the name is illegal or taken
     * @throws IllegalStateException if this is closed
     */
    public <M> CooperativeRef<M> spawn(
            String actor, CooperativeLoop<M> body, MailboxOptions options) {
        requireNonNull(body, "body");
        requireNonNull(options, "options");
        var cell = new CooperativeCell<>(this, Births.requireLegal(actor), body, options);
        if (living.putIfAbsent(actor, cell) != null) {
            throw new IllegalActorNameException(
                    "%s has a living actor \"%s\" already; choose another name"
                            .formatted(this, actor));
        }
        try {
            tasks.spawn(cell.path(), cell::run);
        } catch (IllegalStateException e) {
            cell.ended(null);
            throw e;
        }
        return cell;
    }

    /**
     * {@return the living actor of a name}
     *
     * @param actor the name
     */
    public Optional<CooperativeRef<?>> actor(String actor) {
        return Optional.ofNullable(living.get(requireNonNull(actor, "actor")));
    }

    /**
     * Sends a message to the actor of a name, as {@link CooperativeRef#tell} does. If there is
     * none, the message is a dead letter.
     *
     * @param actor the name
     * @param message the message, of the type that the actor receives
     */
    @SuppressWarnings("unchecked") // the caller says so
    public void tell(String actor, Object message) {
        requireNonNull(message, "message");
        var to = (CooperativeCell<Object>) living.get(requireNonNull(actor, "actor"));
        if (to == null) {
            lost(message, this + "/" + actor, Reason.CLOSED);
        } else {
            to.tell(message);
        }
    }

    /**
     * Has failures of actors handled, instead of leaving through the run.
     *
     * @param handler told of each
     */
    public void onFailure(FailureHandler handler) {
        tasks.onFailure(handler);
    }

    /**
     * Runs the actors until there is nothing left to do: each has ended, or waits for a message and
     * has none. May be called again when there are messages again.
     *
     * @throws TaskFailedException if an actor fails and no handler was set; the others stay as they
     *     are, and go on in the next run
     * @throws AwaitInterruptedException if the thread is interrupted while all wait
     * @throws IllegalStateException if it runs already, or is closed
     */
    public void run() {
        tasks.run();
    }

    /**
     * Runs the actors until this is closed, waiting for messages when there are none.
     *
     * @throws TaskFailedException if an actor fails and no handler was set
     * @throws AwaitInterruptedException if the thread is interrupted while all wait
     * @throws IllegalStateException if it runs already, or is closed
     */
    public void serve() {
        var keeper = tasks.spawn("serve " + name, task -> task.yield(Event.of(closing.result())));
        try {
            tasks.run();
        } finally {
            keeper.cancel();
        }
    }

    /**
     * {@return where every message appears that was not received} A subscriber should be quick:
     * what sends to nobody runs it.
     */
    public Exchange<DeadLetter> deadLetters() {
        return deadLetters.exchange();
    }

    /**
     * Stops all actors and returns when they have ended. A second call changes nothing.
     *
     * @throws TaskFailedException if an actor failed while it ended, and no handler was set
     * @throws AwaitInterruptedException if the thread is interrupted first
     * @throws IllegalStateException if an actor of this scheduler calls it
     */
    @Override
    public void close() {
        List.copyOf(living.values()).forEach(CooperativeCell::stop);
        closing.complete(true);
        try {
            tasks.close();
        } finally {
            List.copyOf(living.values()).forEach(neverBegun -> neverBegun.ended(null));
        }
    }

    boolean hasTurn() {
        return tasks.hasTurn();
    }

    void left(CooperativeCell<?> cell) {
        living.remove(cell.name(), cell);
    }

    void lost(Object message, String path, Reason reason) {
        deadLetters.publish(message, path, DeadLetters.running(), reason, null);
    }

    void failed(Object message, String path, Throwable cause) {
        deadLetters.publish(message, path, null, Reason.FAILED, cause);
    }

    @Override
    public String toString() {
        return name;
    }
}
