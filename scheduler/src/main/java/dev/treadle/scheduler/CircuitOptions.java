package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/**
 * When a {@link CircuitBreaker} opens, and for how long. Immutable.
 *
 * @param failures how many failures in a row open it, at least 1
 * @param opening how long it stays open; longer each time that the one call it then lets through
 *     fails too
 * @param counts which failures count; another is taken for an answer, as good as a value
 */
public record CircuitOptions(int failures, Backoff opening, Predicate<? super Throwable> counts) {

    /** Checks the range. */
    public CircuitOptions {
        requireNonNull(opening, "opening");
        requireNonNull(counts, "counts");
        if (failures < 1) {
            throw new IllegalArgumentException("failures is at least 1, not " + failures);
        }
    }

    /**
     * {@return to open after 5 failures in a row, for 10 s, then up to 2 minutes, each time by
     * chance up to a fifth longer} What was cancelled does not count: a {@link
     * CancellationException}, or what has one as its cause, as an ask that was cancelled.
     */
    public static CircuitOptions defaults() {
        return new CircuitOptions(
                5,
                Backoff.of(Duration.ofSeconds(10), Duration.ofMinutes(2)),
                cause -> !isCancelled(cause) && !isCancelled(cause.getCause()));
    }

    private static boolean isCancelled(@Nullable Throwable cause) {
        return cause instanceof CancellationException;
    }

    /**
     * {@return these with another number of failures}
     *
     * @param other how many failures in a row open it, at least 1
     */
    public CircuitOptions failures(int other) {
        return new CircuitOptions(other, opening, counts);
    }

    /**
     * {@return these with another time}
     *
     * @param other how long it stays open
     */
    public CircuitOptions opening(Backoff other) {
        return new CircuitOptions(failures, other, counts);
    }

    /**
     * {@return these with other failures that count}
     *
     * @param other which count; another is taken for an answer
     */
    public CircuitOptions counts(Predicate<? super Throwable> other) {
        return new CircuitOptions(failures, opening, other);
    }
}
