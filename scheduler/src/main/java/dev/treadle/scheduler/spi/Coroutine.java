package dev.treadle.scheduler.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A body of plain code that runs only while it has the turn, and stops wherever it gives the turn
 * back. It runs on a virtual thread of its own, which is one of the simulation where it is resumed
 * in one for the first time. What generators and cooperative tasks stand on.
 *
 * <p>There is one turn: whoever resumes this waits until it comes back. So all that happens in
 * turns happens one after the other, and what was written in one <i>happens before</i> the next.
 *
 * <p>Used by who has the turn, each method by the side that is named there.
 */
public final class Coroutine {

    private final String name;
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
        this.name = requireNonNull(name, "name");
        own = seat();
    }

    private Seat seat() {
        return OwnScheduling.works() && ParkedSeat.simulation().isEmpty()
                ? new CarriedSeat(name, this::run)
                : new ParkedSeat(name, this::run);
    }

    /**
     * {@return a thread, not started, on which coroutines that it resumes switch fastest; empty if
     * that is a virtual thread like any other}
     *
     * @param name how it is called
     * @param body what it runs
     */
    public static Optional<Thread> carrier(String name, Runnable body) {
        return OwnScheduling.works() && ParkedSeat.simulation().isEmpty()
                ? Optional.of(new CarrierThread(name, body))
                : Optional.empty();
    }

    /**
     * {@return whether coroutines of this JVM gain by {@link #suspendFor(Coroutine, Coroutine)}:
     * not where one thread carries them}
     */
    public static boolean canBeRoused() {
        return !OwnScheduling.works();
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
        seat.passTo(own);
        rethrow();
    }

    private Seat seatOfCurrentThread() {
        Seat before = back;
        if (before != null && before.isOfCurrentThread()) {
            return before;
        }
        if (Thread.currentThread() instanceof CarrierThread carrier) {
            return carrier.home();
        }
        Optional<Seat> carried = CarriedSeat.current().map(seat -> seat);
        return carried.orElseGet(ParkedSeat::new);
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
        return own.isOfCurrentThread();
    }

    /** {@return whether a simulation ends the body, whoever forgets it} Any thread may ask. */
    public boolean endsWithItsSimulation() {
        return own instanceof ParkedSeat seat && seat.isSimulated();
    }

    // --- the body

    /**
     * Gives the turn back to who resumed, and waits for the next one.
     *
     * @throws RuntimeException what {@link #cancel} says, if it was cancelled
     * @throws PinnedException if it cannot give the turn away where it is; it has kept it then
     */
    public void suspend() {
        own.passTo(requireNonNull(back, "back"));
        exitIfCancelled();
    }

    /**
     * Gives the turn to another coroutine, and waits for the next one. Who resumed goes on waiting:
     * the other one gives the turn back in place of this.
     *
     * @param next not this, and not ended
     * @throws RuntimeException what {@link #cancel} says, if it was cancelled
     * @throws PinnedException if it cannot give the turn away where it is; it has kept it then
     */
    public void suspendFor(Coroutine next) {
        next.goBackTo(back);
        own.passTo(next.own);
        exitIfCancelled();
    }

    /**
     * Does what {@link #suspendFor(Coroutine)} does, and lets a third coroutine know that it is
     * likely to have the turn after that: its thread may be woken while the next one has its turn,
     * and is at hand then. Nothing but the time depends on whether that comes true.
     *
     * @param next not this, and not ended
     * @param afterThat neither of the two, suspended or not begun
     * @throws RuntimeException what {@link #cancel} says, if it was cancelled
     * @throws PinnedException if it cannot give the turn away where it is; it has kept it then
     */
    public void suspendFor(Coroutine next, Coroutine afterThat) {
        next.goBackTo(back);
        own.passTo(next.own, afterThat.own);
        exitIfCancelled();
    }

    /** Writes only what changes: two carriers may share these objects. */
    private void goBackTo(@Nullable Seat seat) {
        if (!Objects.equals(back, seat)) {
            back = seat;
        }
    }

    private void exitIfCancelled() {
        Supplier<? extends RuntimeException> how = exit;
        if (how != null) {
            throw how.get();
        }
    }

    private void run() {
        own.sitDown();
        try {
            if (exit == null) {
                body.run();
            }
        } catch (Throwable e) {
            thrown = e;
        } finally {
            done = true;
            requireNonNull(back, "back").give(own.carrier());
        }
    }

    @Override
    public String toString() {
        return "the coroutine " + name;
    }
}
