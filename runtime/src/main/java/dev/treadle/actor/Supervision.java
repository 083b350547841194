package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;
import dev.treadle.scheduler.Backoff;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of an actor whose handler threw an exception. An {@link Error} stops it in any case.
 *
 * <p>It is given to the actor at its spawn, and says by the type of the exception what is done, how
 * often, and with whom: to the failed actor alone, to all children of its parent, or to those that
 * were started after it. Immutable.
 */
public final class Supervision {

    /** What to do with the actor. */
    enum Directive {
        RESTART("restarts"),
        RESUME("resumes"),
        STOP("stops"),
        ESCALATE("escalates");

        final String does;

        Directive(String does) {
            this.does = does;
        }
    }

    /** To whom it is done. */
    enum Scope {
        ONE,
        ALL,
        REST
    }

    /** How often, and what then. */
    record Intensity(int times, Duration within, boolean thenEscalate) {
        static final int WITHOUT_LIMIT = Integer.MAX_VALUE;

        boolean isLimited() {
            return times != WITHOUT_LIMIT;
        }

        /** {@return the same, or the usual limit if it has none} */
        Intensity limited() {
            return isLimited() ? this : new Intensity(TIMES, PERIOD, thenEscalate);
        }
    }

    /** How it is done. */
    record Manner(Scope scope, @Nullable Backoff backoff, boolean keepsChildren, int retries) {}

    private record Case(Class<? extends Exception> type, Supervision then) {}

    private static final int TIMES = 10;
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final double JITTER = 0.2;
    private static final Manner PLAIN = new Manner(Scope.ONE, null, false, 0);
    private static final Intensity UNLIMITED =
            new Intensity(Intensity.WITHOUT_LIMIT, PERIOD, false);

    private final Directive directive;
    private final Intensity intensity;
    private final Manner manner;
    private final List<Case> cases;

    private Supervision(Directive directive, Intensity intensity, Manner manner, List<Case> cases) {
        this.directive = directive;
        this.intensity = intensity;
        this.manner = manner;
        this.cases = cases;
    }

    /**
     * {@return to go on with a new instance, the same mailbox and the next message, at most 10
     * times in 10 seconds; after that to stop and tell the parent} Children are stopped first.
     */
    public static Supervision restart() {
        return new Supervision(
                Directive.RESTART, new Intensity(TIMES, PERIOD, false), PLAIN, List.of());
    }

    /**
     * {@return to go on with the same instance and the next message} Where there is none, since the
     * factory threw at a restart, it is tried again as with {@link #restart}: unless another limit
     * is set, at most 10 times in 10 seconds.
     */
    public static Supervision resume() {
        return new Supervision(Directive.RESUME, UNLIMITED, PLAIN, List.of());
    }

    /** {@return to stop and tell the parent} */
    public static Supervision stop() {
        return new Supervision(Directive.STOP, UNLIMITED, PLAIN, List.of());
    }

    /**
     * {@return to stop and let the parent fail in turn, as if its own handler had thrown the
     * exception; the parent's supervision decides what follows} An actor without a parent but the
     * system just stops.
     */
    public static Supervision escalate() {
        return new Supervision(Directive.ESCALATE, UNLIMITED, PLAIN, List.of());
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
                            .formatted(times, Durations.text(within)));
        }
        return with(new Intensity(times, within, intensity.thenEscalate()));
    }

    /** {@return the same, but when there are too many failures it escalates} */
    public Supervision thenEscalate() {
        return with(new Intensity(intensity.times(), intensity.within(), true));
    }

    /**
     * {@return the same, but a restart waits: twice as long after each failure in a row, and up to
     * a fifth longer by chance} Failures are in a row until the actor went on without one for as
     * long as the longest wait. Messages wait meanwhile.
     *
     * @param first the wait after the first failure, more than zero
     * @param longest the longest wait but for chance, not less than the first
     */
    public Supervision withBackoff(Duration first, Duration longest) {
        return withBackoff(first, longest, JITTER);
    }

    /**
     * {@return the same, but a restart waits: twice as long after each failure in a row, and longer
     * by chance} Failures are in a row until the actor went on without one for as long as the
     * longest wait. Messages wait meanwhile.
     *
     * @param first the wait after the first failure, more than zero
     * @param longest the longest wait but for chance, not less than the first
     * @param jitter how much longer it may be by chance, as a part of the wait: 0 to 1
     */
    public Supervision withBackoff(Duration first, Duration longest, double jitter) {
        requireRestart("back off");
        var backoff = new Backoff(first, longest, jitter);
        return with(new Manner(manner.scope(), backoff, manner.keepsChildren(), manner.retries()));
    }

    /**
     * {@return the same, but children live on when the actor is restarted} The new instance finds
     * them in its context.
     */
    public Supervision keepingChildren() {
        requireRestart("keep children");
        return with(new Manner(manner.scope(), manner.backoff(), true, manner.retries()));
    }

    /**
     * {@return the same, but the message that failed is handled again, before all others, until it
     * succeeds or was tried that often} Only then is it a dead letter, and an ask ends with the
     * last exception.
     *
     * @param times how often after the first time, at least 1
     */
    public Supervision retryingMessage(int times) {
        if (directive == Directive.STOP || directive == Directive.ESCALATE) {
            throw new IllegalStateException(
                    "Supervision that %s retries no message; use restart() or resume()"
                            .formatted(directive.does));
        }
        if (times < 1) {
            throw new IllegalArgumentException(
                    "A message is retried at least once, not %d times".formatted(times));
        }
        return with(new Manner(manner.scope(), manner.backoff(), manner.keepsChildren(), times));
    }

    /**
     * {@return the same for all children of the parent: when this actor is restarted or stopped for
     * a failure, so are they, whatever their own supervision} In a restart all give up their
     * instances first, the last started first; then new ones are made, the first started first.
     */
    public Supervision allForOne() {
        return with(Scope.ALL);
    }

    /**
     * {@return the same for the children that the parent started after this one: when this actor is
     * restarted or stopped for a failure, so are they} Otherwise like {@link #allForOne}.
     */
    public Supervision restForOne() {
        return with(Scope.REST);
    }

    /** {@return the same for the failed actor alone, as it is unless said otherwise} */
    public Supervision oneForOne() {
        return with(Scope.ONE);
    }

    /**
     * {@return the same, but another supervision for exceptions of a type} Of several that fit, the
     * one that was added first counts.
     *
     * @param type the type of exception
     * @param then what to do with the actor then, with its own limit
     */
    public Supervision on(Class<? extends Exception> type, Supervision then) {
        List<Case> all = new ArrayList<>(cases);
        all.add(new Case(requireNonNull(type, "type"), requireNonNull(then, "then")));
        return new Supervision(directive, intensity, manner, List.copyOf(all));
    }

    private Supervision with(Intensity other) {
        return new Supervision(directive, other, manner, cases);
    }

    private Supervision with(Manner other) {
        return new Supervision(directive, intensity, other, cases);
    }

    private Supervision with(Scope scope) {
        return with(new Manner(scope, manner.backoff(), manner.keepsChildren(), manner.retries()));
    }

    private void requireRestart(String what) {
        if (directive != Directive.RESTART) {
            throw new IllegalStateException(
                    "Supervision that %s cannot %s; use restart()".formatted(directive.does, what));
        }
    }

    /** {@return what holds for a failure} */
    Supervision forFailure(Throwable cause) {
        for (Case each : cases) {
            if (each.type().isInstance(cause)) {
                return each.then().forFailure(cause);
            }
        }
        return this;
    }

    Directive directive() {
        return directive;
    }

    Intensity intensity() {
        return intensity;
    }

    Manner manner() {
        return manner;
    }

    @Override
    public String toString() {
        return "%s at most %d times in %s%s, %s%s"
                .formatted(
                        directive,
                        intensity.times(),
                        intensity.within(),
                        intensity.thenEscalate() ? " then ESCALATE" : "",
                        manner,
                        cases.isEmpty() ? "" : ", " + cases);
    }
}
