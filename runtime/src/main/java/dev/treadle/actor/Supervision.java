package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What becomes of an actor whose handler threw an exception. An {@link Error} stops it in any case.
 * Immutable.
 */
public final class Supervision {

    /** What to do with the actor. */
    enum Directive {
        RESTART,
        RESUME,
        STOP
    }

    private static final int DEFAULT_LIMIT = 10;
    private static final Duration DEFAULT_PERIOD = Duration.ofSeconds(10);

    private final Directive directive;
    private final int limit;
    private final Duration period;

    private Supervision(Directive directive, int limit, Duration period) {
        this.directive = directive;
        this.limit = limit;
        this.period = period;
    }

    /**
     * {@return to go on with a new instance, the same mailbox and the next message, at most 10
     * times in 10 seconds; after that to stop and tell the parent} Children are stopped first.
     */
    public static Supervision restart() {
        return new Supervision(Directive.RESTART, DEFAULT_LIMIT, DEFAULT_PERIOD);
    }

    /** {@return to go on with the same instance and the next message} */
    public static Supervision resume() {
        return new Supervision(Directive.RESUME, Integer.MAX_VALUE, DEFAULT_PERIOD);
    }

    /** {@return to stop and tell the parent} */
    public static Supervision stop() {
        return new Supervision(Directive.STOP, Integer.MAX_VALUE, DEFAULT_PERIOD);
    }

    /**
     * {@return the same with another limit: when there are more failures than that in a period, the
     * actor stops and its parent is told}
     *
     * @param times how often at most, zero or more
     * @param within in which period, more than zero
     */
    public Supervision atMost(int times, Duration within) {
        if (times < 0 || !requireNonNull(within, "within").isPositive()) {
            throw new IllegalArgumentException(
                    "Supervision allows zero or more times in more than zero time, not %d in %s"
                            .formatted(times, within));
        }
        return new Supervision(directive, times, within);
    }

    Directive directive() {
        return directive;
    }

    int limit() {
        return limit;
    }

    Duration period() {
        return period;
    }

    @Override
    public String toString() {
        return "%s at most %d times in %s".formatted(directive, limit, period);
    }
}
