package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after each failure in a row: twice as long each time, up to a longest, and by
 * chance a little longer, so that those who failed together do not come back together. Immutable.
 *
 * @param first the wait after the first failure, more than zero
 * @param longest the longest wait, not less than the first
 * @param jitter by which part of itself a wait is at most longer, from 0 to 1
 */
public record Backoff(Duration first, Duration longest, double jitter) {

    /** Checks the ranges. */
    public Backoff {
        requireNonNull(first, "first");
        requireNonNull(longest, "longest");
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "The first wait is more than zero and not more than the longest, not %s of %s"
                            .formatted(Durations.text(first), Durations.text(longest)));
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter is from 0 to 1, not " + jitter);
        }
    }

    /**
     * {@return waits that double from the first to the longest, and are up to a fifth longer}
     *
     * @param first the wait after the first failure, more than zero
     * @param longest the longest wait, not less than the first
     */
    public static Backoff of(Duration first, Duration longest) {
        return new Backoff(first, longest, 0.2);
    }

    /**
     * {@return how long to wait after some failures in a row}
     *
     * @param failures how many, at least 1
     * @param random decides about the jitter
     */
    public Duration delay(int failures, RandomGenerator random) {
        if (failures < 1) {
            throw new IllegalArgumentException("failures is at least 1, not " + failures);
        }
        double doubled = (double) Durations.nanos(first) * Math.pow(2, failures - 1);
        double nanos =
                Math.min(doubled, (double) Durations.nanos(longest))
                        * (1 + jitter * random.nextDouble());
        return Duration.ofNanos((long) nanos);
    }
}
