package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Durations as nanoseconds. */
final class Nanos {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private Nanos() {}

    /** {@return the nanoseconds of a duration; none of a negative one, at most some 146 years} */
    static long of(Duration duration) {
        if (requireNonNull(duration, "duration").isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
    }
}
