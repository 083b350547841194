package dev.treadle.scheduler.spi;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * The seat of a virtual thread that runs on the very thread which gave it the turn, if that is a
 * {@link CarrierThread}: then no other thread wakes up when the turn goes on. A virtual thread like
 * any other for all that runs on it: with its own identity, locks, thread-locals and scoped values.
 */
final class CarriedSeat extends Seat implements Executor {
    /*
     * A virtual thread that can go on is handed to its executor as a piece of work: this is that
     * executor. There are three occasions:
     * - it steps aside for another seat (leavingTo is set, by itself): it has left its carrier when
     *   the work comes, so only now the turn is given away. The work is held until the turn is back;
     * - it was parked, waiting for the turn on a carrier of the JVM, and was given it;
     * - it had blocked in the middle of its turn.
     * In the last two the work goes to where the turn came from. The work is the same object each
     * time; the first time is the start of the thread. Virtual threads that are started in it are
     * handed to the same executor by the JDK, and are none of its business.
     *
     * On a carrier thread all of it happens on that one thread, one after the other; anywhere else
     * the turn carries what is plain here from one thread to the next.
     */
    private static final ThreadLocal<@Nullable CarriedSeat> CURRENT = new ThreadLocal<>();

    private final Thread thread;
    private @Nullable Runnable own;
    private @Nullable Seat leavingTo;
    private boolean held;
    private volatile @Nullable CarrierThread carrier;

    CarriedSeat(String name, Runnable body) {
        thread = OwnScheduling.thread(name, this, body);
    }

    /** {@return the one of the current thread} */
    static Optional<CarriedSeat> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    @Override
    void sitDown() {
        CURRENT.set(this);
    }

    @Override
    boolean isOfCurrentThread() {
        return Thread.currentThread().equals(thread);
    }

    @Override
    @Nullable CarrierThread carrier() {
        return carrier;
    }

    @Override
    void give(@Nullable CarrierThread from) {
        if (!Objects.equals(carrier, from)) {
            carrier = from;
        }
        Runnable work = own;
        if (work == null) {
            thread.start();
        } else if (!held) {
            setTurn();
            LockSupport.unpark(thread);
        } else {
            held = false;
            if (from == null) {
                OwnScheduling.runElsewhere(work);
            } else {
                from.runNext(work);
            }
        }
    }

    @Override
    void passTo(Seat other) {
        if (carrier == null) {
            other.give(null);
            park();
        } else {
            stepAsideFor(other);
        }
    }

    private void park() {
        boolean interrupted = false;
        while (!takeTurn()) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            thread.interrupt();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // it does not hope: the executor decides
    private void stepAsideFor(Seat other) {
        leavingTo = other;
        Thread.yield();
        if (leavingTo != null) {
            leavingTo = null;
            throw new PinnedException(
                    "%s cannot yield here: a class is being initialized, or native code calls"
                            .formatted(thread.getName()));
        }
    }

    @Override
    public void execute(Runnable work) {
        if (own == null) {
            own = work;
        }
        if (work.equals(own)) {
            goesOn(work);
        } else {
            OwnScheduling.runElsewhere(work);
        }
    }

    private void goesOn(Runnable work) {
        Seat to = leavingTo;
        CarrierThread on = carrier;
        if (to != null) {
            leavingTo = null;
            held = true;
            to.give(on);
        } else if (on != null) {
            on.arrive(work);
        } else {
            OwnScheduling.runElsewhere(work);
        }
    }

    @Override
    public String toString() {
        return "its turn";
    }
}
