package dev.treadle.testkit;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.Handler;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Recipient;
import dev.treadle.mailbox.WorkQueue;
import dev.treadle.mailbox.spi.Durations;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An actor that a test looks into: what it is sent waits for the test to expect it, in order. Sent
 * to from any thread; the expectations are the test's, on one thread at a time.
 *
 * <p>What is not as expected is an {@link AssertionError} that says what came instead.
 *
 * @param <M> the type of message
 */
public final class TestProbe<M> implements Recipient<M> {

    /** What makes the probe's actor fail. */
    record Crash(Exception cause) {}

    private final ActorTestKit kit;
    private final WorkQueue<M> received = WorkQueue.unbounded();
    private volatile @Nullable ActorRef<M> ref;
    private volatile Handler<? super M> autoPilot = _ -> {};

    /** Makes one whose actor somebody has still to spawn. */
    TestProbe(ActorTestKit kit) {
        this.kit = kit;
    }

    static <M> TestProbe<M> spawn(ActorTestKit kit, String name) {
        var probe = new TestProbe<M>(kit);
        var unbounded = ActorOptions.defaults().mailbox(MailboxOptions.unbounded());
        kit.system().spawn(name, probe.factory(), unbounded);
        return probe;
    }

    /** {@return what makes its actor, here and at each restart} */
    ActorFactory<M> factory() {
        return Seat::new;
    }

    /** The probe's actor. */
    private final class Seat extends Actor<M> {

        Seat() {
            ref = self();
        }

        @Override
        protected void receive(M message) throws Exception {
            if ((Object) message instanceof Crash(var cause)) {
                throw cause;
            }
            received.tryPut(message);
            autoPilot.receive(message);
        }
    }

    /** {@return where to send to this probe} */
    public ActorRef<M> ref() {
        return requireNonNull(ref, "its actor");
    }

    @Override
    public void tell(M message) {
        ref().tell(message);
    }

    /**
     * Makes the probe's actor fail, as if it could not handle a message; its supervision decides
     * what follows. That is no failure that the test has to expect.
     *
     * @param cause what its handler throws
     */
    @SuppressWarnings("unchecked") // the actor takes this message beside its own
    public void crash(Exception cause) {
        var any = (ActorRef<Object>) (ActorRef<?>) ref();
        any.tell(new Crash(requireNonNull(cause, "cause")));
    }

    /**
     * Has the probe do something with each message from now on, besides keeping it for the test:
     * reply to it, above all.
     *
     * @param handler what to do, on the probe's own thread
     */
    public void autoPilot(Handler<? super M> handler) {
        autoPilot = requireNonNull(handler, "handler");
    }

    /**
     * {@return the next message} It may take 3 s to come, in real time; none in a {@link
     * BehaviorTestKit}.
     */
    public M expect() {
        return next(kit.patience()).orElseThrow(() -> missing("a message"));
    }

    /**
     * Expects the next message to be this one.
     *
     * @param message what is expected
     * @return the message
     */
    public M expect(M message) {
        requireNonNull(message, "message");
        M found = next(kit.patience()).orElseThrow(() -> missing("" + message));
        if (!found.equals(message)) {
            throw new AssertionError(
                    "%s expected %s, and got %s".formatted(path(), message, found));
        }
        return found;
    }

    /**
     * Expects the next message to be of a class.
     *
     * @param type the class
     * @param <T> its type
     * @return the message
     */
    public <T extends M> T expect(Class<T> type) {
        requireNonNull(type, "type");
        M found = next(kit.patience()).orElseThrow(() -> missing("a " + type.getName()));
        if (!type.isInstance(found)) {
            throw new AssertionError(
                    "%s expected a %s, and got %s".formatted(path(), type.getName(), found));
        }
        return type.cast(found);
    }

    /**
     * Expects nothing: waits until all actors of the system have handled what they were sent, and
     * no longer. What a timer may send later is not waited for; move the time for that.
     */
    public void expectNone() {
        kit.awaitQuiet();
        next(Duration.ZERO)
                .ifPresent(found -> {
                    throw new AssertionError(
                            "%s expected no message, and got %s".formatted(path(), found));
                });
    }

    /**
     * {@return the next message that is as wanted; those before it are thrown away}
     *
     * @param wanted which one
     */
    public M fish(Predicate<? super M> wanted) {
        requireNonNull(wanted, "wanted");
        List<M> others = new ArrayList<>();
        for (Optional<M> found = next(kit.patience());
                found.isPresent();
                found = next(kit.patience())) {
            if (wanted.test(found.get())) {
                return found.get();
            }
            others.add(found.get());
        }
        throw new AssertionError("%s fished in vain; it threw back %s".formatted(path(), others));
    }

    private Optional<M> next(Duration atMost) {
        try {
            return received.take(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while " + path() + " expected a message", e);
        }
    }

    private String path() {
        return ref().path();
    }

    private AssertionError missing(String what) {
        return new AssertionError(
                "%s expected %s, and got nothing within %s; dead letters: %s"
                        .formatted(
                                path(), what, Durations.text(kit.patience()), kit.deadLetters()));
    }
}
