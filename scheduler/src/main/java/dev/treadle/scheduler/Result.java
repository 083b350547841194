package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What will come: a value or a failure, set exactly once.
 *
 * <p>Safe to use from any thread, virtual or platform. An actor may await a result in its handler:
 * others go on meanwhile. What was written before the result was set <i>happens before</i> what
 * anyone does who has seen it.
 *
 * @param <T> the type of the value
 */
public sealed interface Result<T extends @Nullable Object> permits Promise {

    /**
     * Waits for the value.
     *
     * @return the value
     * @throws ResultException if it failed; the cause is what went wrong
     * @throws AwaitInterruptedException if the thread is interrupted first
     */
    T await();

    /**
     * Waits for the value, but not longer than given. The result itself goes on after a time-out.
     *
     * @param atMost the longest wait; zero or less only looks
     * @return the value
     * @throws ResultException if it failed; the cause is what went wrong
     * @throws AwaitTimeoutException if the time is over first
     * @throws AwaitInterruptedException if the thread is interrupted first
     */
    T await(Duration atMost);

    /**
     * Waits for the end, and throws nothing for a failure.
     *
     * @return how it ended
     * @throws AwaitInterruptedException if the thread is interrupted first
     */
    Outcome<T> awaitOutcome();

    /** {@return whether it has ended, well or not} */
    boolean isDone();

    /** {@return how it ended, empty as long as it has not} */
    Optional<Outcome<T>> outcome();

    /**
     * Calls back when it has ended: on the thread that ends it, or at once on the current one if it
     * has ended already. Those registered before the end are called one after the other in the
     * order of their registration, after all who await it were woken; one that throws is logged. A
     * callback should be short; an actor sends itself a message from it.
     *
     * @param callback given the outcome
     */
    void onComplete(Consumer<? super Outcome<T>> callback);

    /**
     * Ends it as cancelled, if it has not ended. What computes it is not stopped.
     *
     * @return whether this call ended it
     */
    boolean cancel();

    /**
     * {@return a future that ends as this does} A failure is its exception, not wrapped. Cancelling
     * or completing the future changes nothing here.
     */
    CompletableFuture<T> toCompletableFuture();

    /**
     * {@return what a function makes of the value} It fails as this does, or with what the function
     * throws. The function is called as a callback is: see {@link #onComplete}. To cancel what it
     * returns changes nothing here.
     *
     * @param function given the value; it should be short
     * @param <U> the type of what it makes
     */
    default <U extends @Nullable Object> Result<U> map(Function<? super T, ? extends U> function) {
        return Derived.map(this, function);
    }

    /**
     * {@return what comes of the result that a function begins with the value} It fails as this
     * does, or with what the function throws. The function is called as a callback is.
     *
     * @param function given the value, begins what is next: another ask, above all
     * @param <U> the type of what it makes
     */
    default <U extends @Nullable Object> Result<U> flatMap(
            Function<? super T, Result<U>> function) {
        return Derived.flatMap(this, function);
    }

    /**
     * {@return what a function makes of the values of both} It fails as the first of the two fails.
     *
     * @param other the other result
     * @param function given both values; it should be short
     * @param <U> the type of the other value
     * @param <V> the type of what it makes
     */
    default <U extends @Nullable Object, V extends @Nullable Object> Result<V> combine(
            Result<U> other, BiFunction<? super T, ? super U, ? extends V> function) {
        return Derived.both(this, requireNonNull(other, "other"), function);
    }

    /**
     * {@return the value, or if this fails what a function makes of the failure} The function is
     * called as a callback is; it may throw what should not be recovered from.
     *
     * @param function given what went wrong
     */
    default Result<T> recover(Function<? super Throwable, ? extends T> function) {
        return recover(Throwable.class, function);
    }

    /**
     * {@return the value, or if this fails in a certain way what a function makes of that} Other
     * failures stay.
     *
     * @param type the class of the failures to recover from
     * @param function given what went wrong
     * @param <E> their type
     */
    default <E extends Throwable> Result<T> recover(
            Class<E> type, Function<? super E, ? extends T> function) {
        requireNonNull(function, "function");
        return recoverWith(type, cause -> Result.completed(function.apply(cause)));
    }

    /**
     * {@return the value, or if this fails in a certain way what comes of the result that a
     * function begins then} Other failures stay.
     *
     * @param type the class of the failures to recover from
     * @param function given what went wrong, begins what is next
     * @param <E> their type
     */
    default <E extends Throwable> Result<T> recoverWith(
            Class<E> type, Function<? super E, Result<T>> function) {
        return Derived.recover(this, type, function);
    }

    /**
     * {@return a result that has its value}
     *
     * @param value the value
     * @param <T> its type
     */
    static <T extends @Nullable Object> Result<T> completed(T value) {
        var promise = new Promise<T>();
        promise.complete(value);
        return promise;
    }

    /**
     * {@return a result that has failed}
     *
     * @param cause what went wrong
     * @param <T> the type of the value that will not come
     */
    static <T extends @Nullable Object> Result<T> failed(Throwable cause) {
        var promise = new Promise<T>();
        promise.completeExceptionally(cause);
        return promise;
    }

    /**
     * {@return all the values, in the order of the results} It fails as the first of them fails;
     * the others go on.
     *
     * @param results any number
     * @param <T> the type of the values
     */
    static <T> Result<List<T>> all(Collection<? extends Result<T>> results) {
        return AllOf.of(results);
    }

    /**
     * {@return how each of them ended, in the order of the results, once all have} It never fails.
     *
     * @param results any number
     * @param <T> the type of the values
     */
    static <T> Result<List<Outcome<T>>> outcomes(Collection<? extends Result<T>> results) {
        requireNonNull(results, "results");
        return all(results.stream().<Result<Outcome<T>>>map(Derived::settled).toList());
    }

    /**
     * {@return the first value} It fails when all of them have failed, with the last as its cause
     * and the others suppressed. Those that come later go on, and nobody looks at them.
     *
     * @param results at least one
     * @param <T> the type of the values
     */
    static <T> Result<T> any(Collection<? extends Result<T>> results) {
        return FirstOf.toSucceed(results);
    }

    /**
     * {@return the first end, be it a value or a failure} Those that end later go on, and nobody
     * looks at them.
     *
     * @param results at least one
     * @param <T> the type of the values
     */
    static <T> Result<T> race(Collection<? extends Result<T>> results) {
        return FirstOf.toEnd(results);
    }

    /**
     * {@return a result that ends as a stage does} Its failure is what went wrong, without the
     * {@link java.util.concurrent.CompletionException} around it. To cancel it changes nothing
     * there.
     *
     * @param stage the stage
     * @param <T> the type of the value
     */
    static <T extends @Nullable Object> Result<T> of(CompletionStage<? extends T> stage) {
        return Derived.of(requireNonNull(stage, "stage"));
    }
}
