package dev.treadle.mailbox;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Parking;

import java.time.Duration;

/** Durations as nanoseconds. */
final class Nanos {

    private static final Duration LONGEST = Duration.ofNanos(Parking.FOREVER - 1);

    private Nanos() {}

    /** {@return the nanoseconds of a duration; almost for ever for a longer one} */
    static long of(Duration duration) {
        requireNonNull(duration, "duration");
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
    }
}
