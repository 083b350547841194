package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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
        return new AllOf<>(results).result();
    }
}
