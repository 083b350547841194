package dev.treadle.scheduler.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * A body of plain code that runs only while it has the turn, and stops wherever it gives the turn
 * back. It runs on a virtual thread of its own. What generators and cooperative tasks stand on.
 *
 * <p>There is one turn: whoever resumes this waits until it comes back. So all that happens in
 * turns happens one after the other, and what was written in one <i>happens before</i> the next.
 *
 * <p>Used by who has the turn, each method by the side that is named there.
 */
public final class Coroutine {

    private final Runnable body;
    private final Seat own;

    // All below is written by who has the turn.

    /** Where the turn came from, and goes back to. */
    private @Nullable Seat back;

    private @Nullable Supplier<? extends RuntimeException> exit;
    private @Nullable Throwable thrown;
    private volatile boolean done;

    /**
     * Makes a coroutine. Its body, and its thread, do not begin before the first {@link #resume()}.
     *
     * @param name how its thread is called
     * @param body what it runs
     */
    public Coroutine(String name, Runnable body) {
        this.body = requireNonNull(body, "body");
        own =
                new Seat(
                        Thread.ofVirtual()
                                .name(requireNonNull(name, "name"))
                                .inheritInheritableThreadLocals(false)
                                .unstarted(this::run));
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
    public void resume() {
        if (done) {
            throw new IllegalStateException(this + " has ended, and cannot be resumed");
        }
        Seat seat = seatOfCurrentThread();
        back = seat;
        own.give();
        seat.await();
        rethrow();
    }

    private Seat seatOfCurrentThread() {
        Seat before = back;
        Thread resuming = Thread.currentThread();
        return before != null && before.thread().equals(resuming) ? before : new Seat(resuming);
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
    public void cancel(Supplier<? extends RuntimeException> how) {
        exit = requireNonNull(how, "how");
    }

    /** {@return whether the body has ended} Any thread may ask. */
    public boolean isDone() {
        return done;
    }

    /** {@return whether the caller is the body} Any thread may ask. */
    public boolean isCurrent() {
        return own.thread().equals(Thread.currentThread());
    }

    // --- the body

    /**
     * Gives the turn back to who resumed, and waits for the next one.
     *
     * @throws RuntimeException what {@link #cancel} says, if it was cancelled
     */
    public void suspend() {
        giveBack();
        awaitTurn();
    }

    /**
     * Gives the turn to another coroutine, and waits for the next one. Who resumed goes on waiting:
     * the other one gives the turn back in place of this.
     *
     * @param next not this, and not ended
     * @throws RuntimeException what {@link #cancel} says, if it was cancelled
     */
    public void suspendFor(Coroutine next) {
        next.back = back;
        next.own.give();
        awaitTurn();
    }

    private void awaitTurn() {
        own.await();
        Supplier<? extends RuntimeException> how = exit;
        if (how != null) {
            throw how.get();
        }
    }

    private void giveBack() {
        requireNonNull(back, "back").give();
    }

    private void run() {
        own.await();
        try {
            if (exit == null) {
                body.run();
            }
        } catch (Throwable e) {
            thrown = e;
        } finally {
            done = true;
            giveBack();
        }
    }

    @Override
    public String toString() {
        return "the coroutine " + own.thread().getName();
    }
}
