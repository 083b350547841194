package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How often and when to try again what failed. Immutable.
 *
 * <p>An {@link Error} is not tried again unless {@link #when} says so.
 */
public final class Retry {

    private static final Backoff BACKOFF =
            Backoff.of(Duration.ofMillis(100), Duration.ofSeconds(10));

    private final int attempts;
    private final Backoff backoff;
    private final Predicate<? super Throwable> worthIt;

    private Retry(int attempts, Backoff backoff, Predicate<? super Throwable> worthIt) {
        this.attempts = attempts;
        this.backoff = backoff;
        this.worthIt = worthIt;
    }

    /**
     * {@return to try some times, with waits from 100 ms to 10 s between them}
     *
     * @param attempts how often in all, the first time included, at least 1
     */
    public static Retry atMost(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is at least 1, not " + attempts);
        }
        return new Retry(attempts, BACKOFF, Exception.class::isInstance);
    }

    /**
     * {@return the same with other waits}
     *
     * @param other how long to wait after each failure
     */
    public Retry backoff(Backoff other) {
        return new Retry(attempts, requireNonNull(other, "backoff"), worthIt);
    }

    /**
     * {@return the same with waits that double, and are by chance up to a fifth longer}
     *
     * @param first the wait after the first failure, more than zero
     * @param longest the longest wait, not less than the first
     */
    public Retry backoff(Duration first, Duration longest) {
        return backoff(Backoff.of(first, longest));
    }

    /**
     * {@return the same for some failures only; others end it at once}
     *
     * @param condition which failures are tried again
     */
    public Retry when(Predicate<? super Throwable> condition) {
        return new Retry(attempts, backoff, requireNonNull(condition, "condition"));
    }

    /**
     * Tries until it goes well, or as often as it may.
     *
     * <p>The first attempt is made at once, on the caller's thread; the others on threads of the
     * dispatcher, so an attempt that is made by an actor should not touch the actor's state. No
     * attempt is made after the result was cancelled.
     *
     * @param with the clock and chance, an actor system above all
     * @param attempt begins one attempt; one that throws has failed
     * @param <T> the type of the value
     * @return the value of the attempt that went well, or the failure of the last
     */
    public <T> Result<T> run(TimeAndChance with, Supplier<Result<T>> attempt) {
        requireNonNull(with, "with");
        return new Retrying<>(this, with, requireNonNull(attempt, "attempt")).begin();
    }

    boolean again(int tried, Throwable cause) {
        return tried < attempts && worthIt.test(cause);
    }

    Backoff backoff() {
        return backoff;
    }
}
