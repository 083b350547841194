package dev.treadle.testkit;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.ExitReason;
import dev.treadle.actor.SystemOptions;
import dev.treadle.actor.spi.ActorListener;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.ManualTimers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An actor system for a test, whose time stands still until the test moves it. When it is closed,
 * failures of handlers that the test did not expect are an {@link AssertionError}.
 *
 * <p>In JUnit a test takes one as a parameter, see {@link ActorTest}.
 */
public final class ActorTestKit implements AutoCloseable {

    private static final Duration UNTIL_QUIET = Duration.ofSeconds(10);
    private static final Duration UNTIL_A_MESSAGE = Duration.ofSeconds(3);

    private final ManualTimers time;
    private final ActorSystem system;
    private final Duration patience;
    private final RestartLog restarts = new RestartLog();
    private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
    private final List<DeadLetter> failures = new CopyOnWriteArrayList<>();

    private ActorTestKit(String name, SystemOptions options) {
        Execution live = Execution.start(name, DispatcherOptions.defaults());
        var execution = new TestExecution(live.dispatcher(), live.random(), restarts, live::close);
        time = execution.timers();
        patience = UNTIL_A_MESSAGE;
        system = start(name, options, execution);
    }

    /** On the thread of the test there is nothing to wait for. */
    ActorTestKit(String name, SystemOptions options, ActorListener listener) {
        var execution = TestExecution.onCallingThread(listener);
        time = execution.timers();
        patience = Duration.ZERO;
        system = start(name, options, execution);
    }

    private ActorSystem start(String name, SystemOptions options, Execution execution) {
        var made = ActorSystem.create(name, options.execution(execution));
        made.deadLetters().attach(this::keep);
        return made;
    }

    /**
     * {@return a kit with a new system}
     *
     * @param name the name of the system
     */
    public static ActorTestKit create(String name) {
        return create(name, SystemOptions.defaults());
    }

    /**
     * {@return a kit with a new system}
     *
     * @param name the name of the system
     * @param options what it gives its actors
     */
    public static ActorTestKit create(String name, SystemOptions options) {
        return new ActorTestKit(requireNonNull(name, "name"), requireNonNull(options, "options"));
    }

    private void keep(DeadLetter letter) {
        deadLetters.add(letter);
        boolean wanted = letter.message() instanceof TestProbe.Crash;
        if (letter.reason() == DeadLetter.Reason.FAILED && !wanted) {
            failures.add(letter);
        }
    }

    /** {@return the system} */
    public ActorSystem system() {
        return system;
    }

    /**
     * {@return a new probe}
     *
     * @param name the name of its actor
     * @param <M> the type of its messages
     */
    public <M> TestProbe<M> probe(String name) {
        return TestProbe.spawn(this, requireNonNull(name, "name"));
    }

    /**
     * Moves the time, and waits until all actors have handled what became due on the way.
     *
     * @param by how far
     */
    public void advance(Duration by) {
        awaitQuiet();
        time.advance(by);
        awaitQuiet();
    }

    /** Waits until all actors have handled what they were sent. */
    public void awaitQuiet() {
        if (!system.awaitQuiet(UNTIL_QUIET)) {
            throw new AssertionError(
                    "The actors of %s were not done within %s"
                            .formatted(system, Durations.text(UNTIL_QUIET)));
        }
    }

    /** {@return all dead letters so far} */
    public List<DeadLetter> deadLetters() {
        awaitQuiet();
        return List.copyOf(deadLetters);
    }

    /**
     * Expects that a message was a dead letter for a reason.
     *
     * @param reason the reason
     * @return the first such dead letter
     */
    public DeadLetter expectDeadLetter(DeadLetter.Reason reason) {
        requireNonNull(reason, "reason");
        return deadLetters().stream()
                .filter(each -> each.reason() == reason)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                "Expected a dead letter, %s, among %s"
                                        .formatted(reason, deadLetters)));
    }

    /**
     * Expects that a handler failed, once: then that is no error when the kit is closed.
     *
     * @param type the class of what it threw
     * @param <T> its type
     * @return what it threw
     */
    public <T extends Throwable> T expectFailure(Class<T> type) {
        requireNonNull(type, "type");
        awaitQuiet();
        for (DeadLetter each : List.copyOf(failures)) {
            if (type.isInstance(each.cause().orElse(null)) && failures.remove(each)) {
                return type.cast(each.cause().orElseThrow());
            }
        }
        throw new AssertionError(
                "Expected a handler to throw a %s, among %s".formatted(type.getName(), failures));
    }

    /**
     * Expects that an actor was restarted, once: then the failure that it was restarted for is no
     * error when the kit is closed.
     *
     * @param actor the actor
     * @return why: what its handler threw, or that of another with which it was restarted
     */
    public Throwable expectRestart(ActorRef<?> actor) {
        requireNonNull(actor, "actor");
        awaitQuiet();
        Throwable cause =
                restarts.take(actor)
                        .orElseThrow(() ->
                                new AssertionError(
                                        "Expected %s to be restarted, but it was not%s"
                                                .formatted(
                                                        actor.path(),
                                                        actor.isTerminated() ? ": it ended" : "")));
        failures.removeIf(each -> each.cause().filter(cause::equals).isPresent());
        return cause;
    }

    /**
     * Expects that an actor has ended, or ends within 10 s of real time.
     *
     * @param actor the actor
     * @return why it ended; what it failed with is still to be expected
     */
    public ExitReason expectEnd(ActorRef<?> actor) {
        if (!actor.join(UNTIL_QUIET)) {
            throw new AssertionError(
                    "%s has not ended within %s"
                            .formatted(actor.path(), Durations.text(UNTIL_QUIET)));
        }
        return actor.exitReason().orElseThrow();
    }

    /** {@return how long a probe waits for a message, in real time} */
    Duration patience() {
        return patience;
    }

    /**
     * Closes the system.
     *
     * @throws AssertionError if a handler failed and the test did not expect it
     */
    @Override
    public void close() {
        system.close();
        if (!failures.isEmpty()) {
            var error =
                    new AssertionError(
                            "%d handlers failed, and nobody expected it: %s"
                                    .formatted(failures.size(), failures));
            failures.forEach(each -> each.cause().ifPresent(error::addSuppressed));
            throw error;
        }
    }
}
