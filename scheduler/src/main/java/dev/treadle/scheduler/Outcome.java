package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

/**
 * How a {@link Result} ended.
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T extends @Nullable Object> {

    /**
     * A value came.
     *
     * @param value the value
     * @param <T> its type
     */
    record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

    /**
     * It failed.
     *
     * @param cause what went wrong
     * @param <T> the type of the value that did not come
     */
    record Failure<T extends @Nullable Object>(Throwable cause) implements Outcome<T> {}
}
