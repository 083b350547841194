package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;
import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;
import dev.treadle.scheduler.spi.EndWatch;
import dev.treadle.scheduler.spi.Strand;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The side of a {@link Result} that sets it. Safe to use from any thread; the first who sets it
 * wins, later ones change nothing and are told so.
 *
 * @param <T> the type of the value
 */
public non-sealed class Promise<T extends @Nullable Object> implements Result<T> {
    /*
     * state: null -> a value, Null.VALUE or a Failed, once, by CAS (full fence: what the setter wrote
     * is visible to who reads the state with acquire).
     * callbacks: a stack (Treiber 1986) that grows by CAS; the one who set the state swaps in CLOSED
     * and runs what it took. Who finds CLOSED runs its callback itself: state is set by then.
     * Who gives up takes itself from the top of the stack, and every now and then all who gave up
     * from within (see Callback): after some have, and the more the more stay. So those are few beside
     * the others, and to take them out costs each of them little, however many come and go.
     */
    private static final VarHandle STATE;
    private static final VarHandle CALLBACKS;

    static {
        try {
            var lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(Promise.class, "state", Object.class);
            CALLBACKS = lookup.findVarHandle(Promise.class, "callbacks", Callback.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
        EndWatch.install((result, onEnd) -> behind(result).watch(_ -> onEnd.run()));
    }

    /** Stands for a value that is null. */
    private enum Null {
        VALUE
    }

    private static final Callback CLOSED = Callback.calling(() -> {});
    private static final int LEAST_BEFORE_TIDYING = 64;

    private record Failed(Throwable cause) {}

    private volatile @Nullable Object state;
    private volatile @Nullable Callback callbacks;

    /** How many more may give up. Not exact, when many count at once; that does no harm. */
    private int untilTidying = LEAST_BEFORE_TIDYING;

    /** Makes a promise that nobody has kept yet. */
    public Promise() {}

    /** {@return the side that waits} */
    public final Result<T> result() {
        return this;
    }

    /** {@return the side that sets a result} */
    static <S extends @Nullable Object> Promise<S> behind(Result<S> result) {
        return switch (result) {
            case Promise<S> promise -> promise;
        };
    }

    /**
     * Sets the value.
     *
     * @param value the value
     * @return whether this call ended the result
     */
    public final boolean complete(T value) {
        return end(value == null ? Null.VALUE : value);
    }

    /**
     * Sets the failure.
     *
     * @param cause what went wrong
     * @return whether this call ended the result
     */
    public final boolean completeExceptionally(Throwable cause) {
        return end(new Failed(requireNonNull(cause, "cause")));
    }

    @Override
    public final boolean cancel() {
        return !isDone() && completeExceptionally(cancellation());
    }

    /** {@return what the failure of a cancelled result is} */
    protected Throwable cancellation() {
        return new CancellationException("The result was cancelled");
    }

    /** Called once, on the thread that ended the result, before its callbacks. */
    protected void ended() {}

    private boolean end(Object newState) {
        if (!STATE.compareAndSet(this, null, newState)) {
            return false;
        }
        try {
            ended();
        } finally {
            Callback.runAll(takeCallbacks());
        }
        return true;
    }

    private @Nullable Callback takeCallbacks() {
        return (Callback) CALLBACKS.getAndSet(this, CLOSED);
    }

    /** Ends as another result did, without {@link #ended}. {@return whom to call now} */
    final @Nullable Callback endAs(Outcome<? extends T> outcome) {
        Object newState =
                switch (outcome) {
                    case Outcome.Success<? extends T>(var value) ->
                            value == null ? Null.VALUE : value;
                    case Outcome.Failure<? extends T>(var cause) -> new Failed(cause);
                };
        return STATE.compareAndSet(this, null, newState) ? takeCallbacks() : null;
    }

    @Override
    public final boolean isDone() {
        return state != null;
    }

    @Override
    public final Optional<Outcome<T>> outcome() {
        Object now = state;
        return now == null ? Optional.empty() : Optional.of(outcomeOf(now));
    }

    private Outcome<T> outcomeOf(Object now) {
        return now instanceof Failed(var cause)
                ? new Outcome.Failure<T>(cause)
                : new Outcome.Success<T>(valueOf(now));
    }

    /** A value of T where it is nothing else; and T admits null where null was set. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private T valueOf(Object now) {
        return (T) (now == Null.VALUE ? null : now);
    }

    @Override
    public final void onComplete(Consumer<? super Outcome<T>> callback) {
        requireNonNull(callback, "callback");
        push(calling(callback));
    }

    private Callback calling(Consumer<? super Outcome<T>> callback) {
        return Callback.calling(() -> callback.accept(outcomeOf(requireNonNull(state))));
    }

    /**
     * Calls back as {@link #onComplete} does, unless that is withdrawn.
     *
     * @return withdraws it; see {@link EndWatch}
     */
    final Runnable watch(Consumer<? super Outcome<T>> callback) {
        Callback pushed = calling(callback);
        push(pushed);
        return () -> forget(pushed);
    }

    /**
     * Calls back when it has ended, to end another promise.
     *
     * @param step ends the other; returns who waits for that
     * @return whom to call now, if this has ended already
     */
    final @Nullable Callback link(Function<? super Outcome<T>, @Nullable Callback> step) {
        return push(Callback.linking(() -> step.apply(outcomeOf(requireNonNull(state)))));
    }

    private @Nullable Callback push(Callback callback) {
        for (; ; ) {
            Callback top = callbacks;
            if (top == CLOSED) {
                return callback.run();
            }
            callback.next = top;
            if (CALLBACKS.compareAndSet(this, top, callback)) {
                return null;
            }
        }
    }

    @Override
    public final T await() {
        if (state == null) {
            block(Parking.FOREVER);
        }
        return report();
    }

    @Override
    public final T await(Duration atMost) {
        long nanos = Durations.nanos(requireNonNull(atMost, "atMost"));
        if (state == null && !block(nanos)) {
            throw new AwaitTimeoutException(
                    "%s has not come within %s, but still may"
                            .formatted(this, Durations.text(atMost)));
        }
        return report();
    }

    @Override
    public final Outcome<T> awaitOutcome() {
        if (state == null) {
            block(Parking.FOREVER);
        }
        return outcome().orElseThrow();
    }

    private boolean block(long nanos) {
        if (nanos > 0 && Parking.current().comesSoon(this::isDone)) {
            return true;
        }
        var waiter = new Waiter();
        var callback = Callback.waking(waiter::signal);
        push(callback);
        Activation waiting = Strand.currentActivation();
        try {
            return (isMade()
                            ? new Lookout(waiter, waiting).await(this, nanos)
                            : await(waiter, waiting, nanos))
                    || state != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwaitInterruptedException("Interrupted while awaiting " + this, e);
        } finally {
            waiting.waitEnds();
            forget(callback);
        }
    }

    private boolean await(Waiter waiter, Activation waiting, long nanos)
            throws InterruptedException {
        waiting.waitBegins(this);
        return waiter.await(this, nanos);
    }

    /** Drops one that gave up, with those under it that gave up before. */
    private void forget(Callback callback) {
        callback.forget();
        if (--untilTidying <= 0) {
            untilTidying = Math.max(LEAST_BEFORE_TIDYING, Callback.tidy(callbacks) / 4);
        }
        for (Callback top = callbacks;
                top != null && top != CLOSED && top.forgotten();
                top = callbacks) {
            CALLBACKS.compareAndSet(this, top, top.next);
        }
    }

    /** {@return whether it comes of other results, so that who awaits it awaits those} */
    boolean isMade() {
        return false;
    }

    /** Shows what it comes of, all of which it needs. For one that is made of others. */
    void show(Lookout to) {}

    /**
     * Calls whenever it goes on with another result than it came of before.
     *
     * @return withdraws that
     */
    final Runnable watchWay(Runnable look) {
        var watching = Callback.watching(look);
        push(watching);
        return () -> forget(watching);
    }

    /** It comes of another result from now on. */
    final void goesOn() {
        Callback.goesOn(callbacks);
    }

    private T report() {
        Object now = requireNonNull(state);
        if (now instanceof Failed(var cause)) {
            throw cause instanceof ResultException failure
                    ? failure.forAwaiter()
                    : new ResultException(this + " failed: " + cause, cause);
        }
        return valueOf(now);
    }

    @Override
    public final CompletableFuture<T> toCompletableFuture() {
        var future = new CompletableFuture<T>();
        onComplete(outcome -> {
            switch (outcome) {
                case Outcome.Success<T>(var value) -> future.complete(value);
                case Outcome.Failure<T>(var cause) -> future.completeExceptionally(cause);
            }
        });
        return future;
    }

    @Override
    public String toString() {
        return "the result";
    }
}
