package dev.treadle.simulation;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;

import java.time.Duration;

/**
 * How bad a simulated network is. Immutable.
 *
 * @param least how long a message takes at least, zero or more
 * @param most how long it takes at most, no less than that
 * @param loss the probability that it never arrives
 * @param doubling the probability that it arrives twice
 * @param ordered whether messages to one recipient arrive in the order of sending, if they do
 */
public record NetworkOptions(
        Duration least, Duration most, double loss, double doubling, boolean ordered) {

    /** Checks the times and probabilities. */
    public NetworkOptions {
        if (requireNonNull(least, "least").isNegative()
                || requireNonNull(most, "most").compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "A message takes from zero or more to no less than that, not from %s to %s"
                            .formatted(Durations.text(least), Durations.text(most)));
        }
        Chance.require(loss, "loss");
        Chance.require(doubling, "doubling");
    }

    /** {@return a network that takes no time, and loses, doubles and reorders nothing} */
    public static NetworkOptions perfect() {
        return new NetworkOptions(Duration.ZERO, Duration.ZERO, 0, 0, true);
    }

    /**
     * {@return this with delays: each message takes some time between the two}
     *
     * @param from the least time
     * @param to the most
     */
    public NetworkOptions delays(Duration from, Duration to) {
        return new NetworkOptions(from, to, loss, doubling, ordered);
    }

    /**
     * {@return this with losses}
     *
     * @param probability that a message never arrives
     */
    public NetworkOptions losing(double probability) {
        return new NetworkOptions(least, most, probability, doubling, ordered);
    }

    /**
     * {@return this with messages that arrive twice}
     *
     * @param probability that one does
     */
    public NetworkOptions doubling(double probability) {
        return new NetworkOptions(least, most, loss, probability, ordered);
    }

    /** {@return this, but a message that takes longer is overtaken by others} */
    public NetworkOptions reordering() {
        return new NetworkOptions(least, most, loss, doubling, false);
    }
}
