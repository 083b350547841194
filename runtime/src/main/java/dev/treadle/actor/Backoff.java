package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a restart waits.
 *
 * @param first after the first failure, more than zero
 * @param longest the longest wait but for chance, not less than the first
 * @param jitter how much longer by chance, as a part of the wait: 0 to 1
 */
record Backoff(Duration first, Duration longest, double jitter) {

    Backoff {
        if (!requireNonNull(first, "first").isPositive()
                || requireNonNull(longest, "longest").compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A restart waits more than zero at first and not less later, not %s up to %s"
                            .formatted(Durations.text(first), Durations.text(longest)));
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException(
                    "A restart waits 0 to 1 of its wait longer by chance, not " + jitter);
        }
    }

    /**
     * {@return the wait after a failure}
     *
     * @param inARow how many failures there were in a row before this one
     */
    Duration after(int inARow, RandomGenerator random) {
        double most = Durations.nanos(longest);
        double wait = Math.min(most, Durations.nanos(first) * Math.pow(2, inARow));
        return Duration.ofNanos((long) (wait * (1 + jitter * random.nextDouble())));
    }
}
