package dev.treadle.scheduler.simulation;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;

import java.time.Duration;

/**
 * When a run is given up.
 *
 * @param steps after how many steps, at least one
 * @param patience for how long, in real time, a thread may hold the baton and do nothing for the
 *     simulation, more than zero
 */
public record Limits(long steps, Duration patience) {

    /** Checks that both are more than zero. */
    public Limits {
        if (steps < 1) {
            throw new IllegalArgumentException("steps is at least 1, not " + steps);
        }
        if (!requireNonNull(patience, "patience").isPositive()) {
            throw new IllegalArgumentException(
                    "patience is more than zero, not " + Durations.text(patience));
        }
    }
}
