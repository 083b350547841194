package dev.treadle.scheduler.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * A body of plain code that runs only while it has the turn, and stops wherever it gives the turn
 * back. What generators, cooperative tasks and simulated actors stand on.
 *
 * <p>There is one turn: whoever resumes this waits until it comes back. So all that happens in
 * turns happens one after the other, and what was written in one <i>happens before</i> the next.
 *
 * <p>Used by who has the turn, each method by the side that is named there.
 */
public abstract sealed class Coroutine permits ThreadCoroutine {

    private final Runnable body;
    private @Nullable Supplier<? extends RuntimeException> exit;
    private @Nullable Throwable thrown;
    private volatile boolean done;

    Coroutine(Runnable body) {
        this.body = body;
    }

    /**
     * Makes a coroutine. Its body does not begin before the first {@link #resume()}.
     *
     * @param name how its thread is called
     * @param body what it runs
     * @return the coroutine
     */
    public static Coroutine create(String name, Runnable body) {
        return new ThreadCoroutine(requireNonNull(name, "name"), requireNonNull(body, "body"));
    }

    // --- outside

    /**
     * Gives the turn to the body, and waits until it comes back: because the body, or another one
     * that it has passed the turn to, suspends or ends.
     *
     * <p>The wait is not cut short by an interrupt, which is kept. What the body throws is thrown
     * here, unless another one had passed the turn on to it.
     *
     * @throws IllegalStateException if the body has ended
     */
    public final void resume() {
        resume(Long.MAX_VALUE);
    }

    /**
     * Gives the turn to the body, as {@link #resume()} does, but does not wait longer than given.
     *
     * @param nanos the longest wait in nanoseconds
     * @return whether the turn came back; if not, {@link #awaitTurn} must be called until it did
     */
    public final boolean resume(long nanos) {
        if (done) {
            throw new IllegalStateException(this + " has ended, and cannot be resumed");
        }
        give();
        return awaitTurn(nanos);
    }

    /**
     * Waits again for a turn that did not come back in time.
     *
     * @param nanos the longest wait in nanoseconds
     * @return whether the turn came back
     */
    public final boolean awaitTurn(long nanos) {
        boolean back = awaitBack(nanos);
        if (back) {
            rethrow();
        }
        return back;
    }

    private void rethrow() {
        Throwable now = thrown;
        thrown = null;
        switch (now) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError("A Runnable threw a checked exception", now);
        }
    }

    /**
     * Has the body end: where it is suspended, and at each {@link #suspend()} after that, this is
     * thrown. A body that has not begun never does. Changes nothing before the next {@link
     * #resume()}.
     *
     * @param how makes what is thrown, in the body's turn
     */
    public final void cancel(Supplier<? extends RuntimeException> how) {
        exit = requireNonNull(how, "how");
    }

    /** {@return whether the caller is the body, in its turn} Any thread may ask. */
    public abstract boolean isCurrent();

    /** {@return whether the body has ended} Any thread may ask. */
    public final boolean isDone() {
        return done;
    }

    /** {@return the thread that runs the body, if it has one of its own} */
    public abstract @Nullable Thread thread();

    // --- the body

    /**
     * Gives the turn back to who resumed, and waits for the next one.
     *
     * @throws RuntimeException what {@link #cancel} says, if it was cancelled
     */
    public final void suspend() {
        giveBack();
        exitIfCancelled();
    }

    /**
     * Gives the turn to another coroutine, and waits for the next one. Who resumed goes on waiting:
     * the other one gives the turn back in place of this.
     *
     * @param next not this, and not ended
     * @throws RuntimeException what {@link #cancel} says, if it was cancelled
     */
    public final void suspendFor(Coroutine next) {
        passOn(next);
        exitIfCancelled();
    }

    private void exitIfCancelled() {
        Supplier<? extends RuntimeException> how = exit;
        if (how != null) {
            throw how.get();
        }
    }

    // --- how it is done

    /** Runs the body in its first turn, on whatever runs coroutines of this kind. */
    final void runBody() {
        try {
            if (exit == null) {
                body.run();
            }
        } catch (Throwable e) {
            thrown = e;
        } finally {
            done = true;
        }
    }

    /** Gives the turn to the body. */
    abstract void give();

    /** Waits until the turn is back. */
    abstract boolean awaitBack(long nanos);

    /** Gives the turn back, and returns when the body has the next one. */
    abstract void giveBack();

    /** Gives the turn to another one, and returns when the body has the next one. */
    abstract void passOn(Coroutine next);
}
