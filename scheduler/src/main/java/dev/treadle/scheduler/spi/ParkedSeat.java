package dev.treadle.scheduler.spi;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.scheduler.Activation;
import dev.treadle.scheduler.Execution;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * A seat whose thread parks while it waits. A thread of its own is started, by the first who gives
 * it a turn: in a simulation if that one is in one.
 */
final class ParkedSeat extends Seat {

    private static final Activation NO_STEPS = _ -> false;

    // Both are set before the turn is given away for the first time.
    private @Nullable Thread thread;
    private Parking parking = Parking.plain();

    private final Runnable starter;

    /** Makes the seat of the current thread. */
    ParkedSeat() {
        starter = () -> {};
        take();
    }

    /**
     * Makes a seat with a thread of its own.
     *
     * @param name how the thread is called
     * @param body what it runs: it sits down first
     */
    ParkedSeat(String name, Runnable body) {
        starter = () -> thread = start(name, body);
    }

    private static Thread start(String name, Runnable body) {
        return simulation()
                .map(execution -> execution.dispatcher().start(name, NO_STEPS, body))
                .orElseGet(() ->
                        Thread.ofVirtual()
                                .name(name)
                                .inheritInheritableThreadLocals(false)
                                .start(body));
    }

    /** {@return the simulation that the current thread is of} */
    static Optional<Execution> simulation() {
        return Optional.ofNullable(Strand.current()).flatMap(Strand::execution);
    }

    private void take() {
        thread = Thread.currentThread();
        // A runner that waits for a turn is not handed off: the turn will be back in no time.
        parking = simulation().isPresent() ? Parking.current() : Parking.plain();
    }

    /** {@return whether its thread is one of a simulation, and ends with that} */
    boolean isSimulated() {
        return !parking.equals(Parking.plain());
    }

    @Override
    void sitDown() {
        take();
        await();
    }

    @Override
    boolean isOfCurrentThread() {
        return Thread.currentThread().equals(thread);
    }

    @Override
    void give(@Nullable CarrierThread from) {
        setTurn();
        Thread waiting = thread;
        if (waiting == null) {
            starter.run();
        } else {
            parking.unpark(waiting);
        }
    }

    @Override
    void passTo(Seat other) {
        other.give(null);
        await();
    }

    /** Waits for the turn; an interrupt does not end that, and is kept. */
    void await() {
        boolean interrupted = false;
        while (!takeTurn()) {
            parking.park(this, Parking.FOREVER);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "its turn";
    }
}
