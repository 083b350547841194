package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;
import dev.treadle.mailbox.spi.Parking;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An actor that receives its messages in plain sequential code, on a virtual thread of its own.
 *
 * <p>The {@code receive} methods are for that thread only. Each throws {@link ActorExit} when the
 * actor is to end.
 *
 * <p>A selective receive passes over messages that do not match. They stay, in order, for later
 * receives; they no longer count for the mailbox's capacity, but no more than that capacity can be
 * passed over.
 *
 * @param <M> the type of message
 */
public abstract class LoopingActor<M> extends Actor<M> {

    /** Takes the context from the spawn or restart that is going on. */
    protected LoopingActor() {}

    /**
     * Receives messages until it returns or {@link ActorExit} leaves it; then the actor ends.
     *
     * @throws Exception if it fails; the actor's supervision decides what follows
     */
    protected abstract void run() throws Exception;

    /** Never called: messages are received in {@link #run}. */
    @Override
    protected final void receive(M message) {
        throw new IllegalStateException(cell().path() + " receives its messages itself");
    }

    /**
     * Waits for the next message.
     *
     * @return the message
     * @throws ActorExit if the actor is to end
     */
    public final M receive() {
        return requireNonNull(loop().receive(_ -> true, Parking.FOREVER));
    }

    /**
     * Waits for the next message, but not longer than given.
     *
     * @param atMost the longest wait; zero or less only looks
     * @return the message, empty if none came in time
     * @throws ActorExit if the actor is to end
     */
    public final Optional<M> receive(Duration atMost) {
        return Optional.ofNullable(loop().receive(_ -> true, nanos(atMost)));
    }

    /**
     * Waits for the next message of a type.
     *
     * @param type the class of the message
     * @param <T> its type
     * @return the message
     * @throws ActorExit if the actor is to end
     */
    public final <T extends M> T receive(Class<T> type) {
        return receive(type, _ -> true);
    }

    /**
     * Waits for the next message of a type that fulfils a condition.
     *
     * @param type the class of the message
     * @param condition what else it has to be
     * @param <T> its type
     * @return the message
     * @throws ActorExit if the actor is to end
     */
    public final <T extends M> T receive(Class<T> type, Predicate<? super T> condition) {
        return type.cast(requireNonNull(select(type, condition, Parking.FOREVER)));
    }

    /**
     * Waits for the next message of a type that fulfils a condition, but not longer than given.
     *
     * @param type the class of the message
     * @param condition what else it has to be
     * @param atMost the longest wait; zero or less only looks
     * @param <T> its type
     * @return the message, empty if none came in time
     * @throws ActorExit if the actor is to end
     */
    public final <T extends M> Optional<T> receive(
            Class<T> type, Predicate<? super T> condition, Duration atMost) {
        return Optional.ofNullable(select(type, condition, nanos(atMost))).map(type::cast);
    }

    /**
     * Runs something with the scoped values bound that came with the message received last. What is
     * sent by this actor brings them along in any case.
     *
     * @param body what to run
     * @param <R> what it returns
     * @param <X> what it may throw
     * @return what the body returned
     * @throws X what the body threw
     */
    protected final <R extends @Nullable Object, X extends Throwable> R bound(
            ScopedValue.CallableOp<R, X> body) throws X {
        ScopedValue.Carrier bound = loop().bound();
        return bound == null ? requireNonNull(body, "body").call() : bound.call(body);
    }

    private <T extends M> @Nullable M select(
            Class<T> type, Predicate<? super T> condition, long nanos) {
        requireNonNull(type, "type");
        requireNonNull(condition, "condition");
        return loop().receive(m -> type.isInstance(m) && condition.test(type.cast(m)), nanos);
    }

    private static long nanos(Duration atMost) {
        return Durations.nanos(requireNonNull(atMost, "atMost"));
    }

    private OwnLoop<M> loop() {
        OwnLoop<M> loop = cell().loop();
        if (loop == null || !Thread.currentThread().equals(cell().thread())) {
            throw new IllegalStateException(
                    "Only the thread that runs %s may receive its messages"
                            .formatted(cell().path()));
        }
        return loop;
    }
}
