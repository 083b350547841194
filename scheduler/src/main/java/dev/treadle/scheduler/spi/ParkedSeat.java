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

    /** How often who was roused looks for the turn before it parks again: 1 us or so. */
    private static final int LOOKS = 60;

    /** After it was roused in vain it is left alone for so many turns. */
    private static final int TURNS_ALONE = 32;

    // Both are set before the turn is given away for the first time, and stay.
    private @Nullable Thread thread;
    private Parking parking = Parking.plain();

    /** Only a hint: somebody may read an old value, and rouse in vain. */
    private int turnsAlone;

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
        boolean asleep = setTurn();
        Thread waiting = thread;
        if (waiting == null) {
            starter.run();
        } else if (asleep) {
            parking.unpark(waiting);
        }
    }

    @Override
    void passTo(Seat other) {
        other.give(null);
        await();
    }

    /**
     * The third one is on its way, on another carrier perhaps, while the other one has its turn.
     */
    @Override
    void passTo(Seat other, Seat afterThat) {
        boolean rouses = afterThat.canBeRoused();
        other.give(null);
        if (rouses) {
            afterThat.rouse();
        }
        await();
    }

    @Override
    boolean canBeRoused() {
        if (thread == null || isSimulated() || !isAway()) {
            return false;
        }
        if (turnsAlone > 0) {
            turnsAlone--;
            return false;
        }
        return true;
    }

    @Override
    void rouse() {
        Thread waiting = thread;
        if (waiting != null && setNear()) {
            parking.unpark(waiting);
        }
    }

    /** Waits for the turn; an interrupt does not end that, and is kept. */
    void await() {
        boolean interrupted = false;
        while (!takeTurn()) {
            if (isAway()) {
                parking.park(this, Parking.FOREVER);
                interrupted |= Thread.interrupted();
            } else {
                lookForTurn();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookForTurn() {
        for (int i = 0; i < LOOKS && isNear(); i++) {
            Thread.onSpinWait();
        }
        if (isNear()) {
            turnsAlone = TURNS_ALONE;
            stopLooking();
        }
    }

    @Override
    public String toString() {
        return "its turn";
    }
}
