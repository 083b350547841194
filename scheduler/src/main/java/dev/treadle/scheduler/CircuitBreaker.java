package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Stands in front of what may fail for a while, and spares it then: after some failures in a row it
 * opens, and calls fail at once, without being made. When it has been open long enough it lets one
 * call through; if that goes well it closes, else it stays open, for longer. The pattern is Michael
 * Nygard's (<i>Release It!</i>, 2007).
 *
 * <p>It needs no thread and no timer. Safe to use from any thread; one breaker serves all callers.
 */
public final class CircuitBreaker {
    /*
     * All there is to know is one immutable stage, changed by CAS. A call remembers the stage that
     * let it through: what comes of a call counts only where its stage still stands, so a late end of
     * a call that was made before the breaker opened changes nothing.
     */
    private static final System.Logger LOG = System.getLogger(CircuitBreaker.class.getName());

    /** Whether calls are made. */
    public enum State {
        /** They are. */
        CLOSED,
        /** They fail at once. */
        OPEN,
        /** One is under way, to try; others fail at once. */
        HALF_OPEN
    }

    private sealed interface Stage {}

    private record Closed(int failures) implements Stage {}

    private record Open(int times, long since, long nanos, Throwable last) implements Stage {}

    private record HalfOpen(Open was, long since) implements Stage {}

    private static final Closed UNTROUBLED = new Closed(0);

    private final String name;
    private final TimeAndChance with;
    private final CircuitOptions options;
    private final AtomicReference<Stage> stage = new AtomicReference<>(UNTROUBLED);
    private final List<Consumer<? super State>> listeners = new CopyOnWriteArrayList<>();

    private CircuitBreaker(String name, TimeAndChance with, CircuitOptions options) {
        this.name = name;
        this.with = with;
        this.options = options;
    }

    /**
     * Makes a breaker with default options.
     *
     * @param name what it stands in front of, for logs and errors
     * @param with the clock and chance, an actor system above all
     * @return the breaker, closed
     */
    public static CircuitBreaker create(String name, TimeAndChance with) {
        return create(name, with, CircuitOptions.defaults());
    }

    /**
     * Makes a breaker.
     *
     * @param name what it stands in front of, for logs and errors
     * @param with the clock and chance, an actor system above all
     * @param options when it opens, and for how long
     * @return the breaker, closed
     */
    public static CircuitBreaker create(String name, TimeAndChance with, CircuitOptions options) {
        return new CircuitBreaker(
                requireNonNull(name, "name"),
                requireNonNull(with, "with"),
                requireNonNull(options, "options"));
    }

    /** {@return whether calls are made} Open also when the next call will be let through. */
    public State state() {
        return switch (stage.get()) {
            case Closed _ -> State.CLOSED;
            case Open _ -> State.OPEN;
            case HalfOpen _ -> State.HALF_OPEN;
        };
    }

    /**
     * Tells a listener of each change from now on, on the thread that makes it.
     *
     * @param listener given the new state; it should be short
     */
    public void onChange(Consumer<? super State> listener) {
        listeners.add(requireNonNull(listener, "listener"));
    }

    /**
     * Makes a call, unless the breaker is open.
     *
     * @param call begins what may fail, an ask above all; called at once, on the caller's thread
     * @param <T> the type of the value
     * @return what comes of it; a {@link CircuitOpenException} if it was not made
     */
    public <T> Result<T> call(Supplier<Result<T>> call) {
        requireNonNull(call, "call");
        for (; ; ) {
            Stage now = stage.get();
            switch (now) {
                case Closed _ -> {
                    return begin(now, call);
                }
                case Open open when left(open, open.since()) > 0 -> {
                    return refused(open, open.since());
                }
                case HalfOpen(var open, var since) when left(open, since) > 0 -> {
                    return refused(open, since);
                }
                case Open open -> {
                    HalfOpen trial = trial(open);
                    if (move(open, trial, State.HALF_OPEN)) {
                        return begin(trial, call);
                    }
                }
                case HalfOpen(var open, _) -> { // its trial never ended: one more
                    HalfOpen trial = trial(open);
                    if (stage.compareAndSet(now, trial)) {
                        return begin(trial, call);
                    }
                }
            }
        }
    }

    private HalfOpen trial(Open open) {
        return new HalfOpen(open, with.timers().nanoTime());
    }

    private long left(Open open, long since) {
        return open.nanos() - (with.timers().nanoTime() - since);
    }

    private <T> Result<T> refused(Open open, long since) {
        return Result.failed(
                new CircuitOpenException(
                        "%s is not called, since it failed (%s); a call is let through in %.3f s"
                                .formatted(name, open.last(), left(open, since) / 1e9),
                        open.last()));
    }

    private <T> Result<T> begin(Stage letThrough, Supplier<Result<T>> call) {
        Result<T> begun;
        try {
            begun = requireNonNull(call.get(), "the result of a call");
        } catch (Exception e) {
            begun = Result.failed(e);
        }
        begun.onComplete(outcome -> {
            switch (outcome) {
                case Outcome.Success<T> _ -> wentWell(letThrough);
                case Outcome.Failure<T>(var cause) -> failed(letThrough, cause);
            }
        });
        return begun;
    }

    private void wentWell(Stage letThrough) {
        switch (letThrough) {
            case HalfOpen trial -> move(trial, UNTROUBLED, State.CLOSED);
            case Open _ -> {}
            case Closed _ -> {
                Stage now = stage.get();
                if (now instanceof Closed(var failures) && failures > 0) {
                    stage.compareAndSet(now, UNTROUBLED);
                }
            }
        }
    }

    private void failed(Stage letThrough, Throwable cause) {
        if (!options.counts().test(cause)) {
            wentWell(letThrough);
            return;
        }
        switch (letThrough) {
            case HalfOpen(var was, _) -> move(letThrough, open(was.times() + 1, cause), State.OPEN);
            case Open _ -> {}
            case Closed _ -> count(cause);
        }
    }

    private void count(Throwable cause) {
        while (stage.get() instanceof Closed now) {
            int failures = now.failures() + 1;
            boolean done =
                    failures < options.failures()
                            ? stage.compareAndSet(now, new Closed(failures))
                            : move(now, open(1, cause), State.OPEN);
            if (done) {
                return;
            }
        }
    }

    private Open open(int times, Throwable cause) {
        long nanos = options.opening().delay(times, with.random()).toNanos();
        return new Open(times, with.timers().nanoTime(), nanos, cause);
    }

    private boolean move(Stage from, Stage to, State state) {
        if (!stage.compareAndSet(from, to)) {
            return false;
        }
        LOG.log(
                state == State.OPEN ? Level.WARNING : Level.INFO,
                "The breaker in front of {0} is {1}",
                name,
                to instanceof Open open ? "open after " + open.last() : state);
        for (Consumer<? super State> each : listeners) {
            try {
                each.accept(state);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "A listener of the breaker in front of " + name + " threw", e);
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "the breaker in front of " + name;
    }
}
