package dev.treadle.scheduler.spi;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that runs the coroutines which it resumes on itself, one after the other, until the turn
 * is back.
 */
final class CarrierThread extends Thread {
    /*
     * next and back are written by this thread alone, whoever it carries at the moment. What comes
     * from other threads, since a coroutine had blocked in the middle of its turn, comes through
     * arrived, and after that the thread is unparked. When it has ended (closed, set before the last
     * look into arrived), what comes still is sent elsewhere by who brings it.
     *
     * A virtual thread clears the interrupt flag of its carrier when it comes and when it goes. So an
     * interrupt is kept in a field of its own meanwhile.
     */
    private final ConcurrentLinkedQueue<Runnable> arrived = new ConcurrentLinkedQueue<>();
    private final Home home = new Home();
    private final Runnable body;
    private @Nullable Runnable next;
    private boolean back;
    private volatile boolean interrupted;
    private volatile boolean closed;

    CarrierThread(String name, Runnable body) {
        super(null, null, name, 0, false);
        this.body = body;
        setDaemon(true);
    }

    Home home() {
        return home;
    }

    @Override
    public void run() {
        try {
            body.run();
        } finally {
            closed = true;
            sendElsewhere();
        }
    }

    @Override
    public void interrupt() {
        interrupted = true;
        super.interrupt();
    }

    /** Has the work be the next. Called on this thread. */
    void runNext(Runnable work) {
        next = work;
    }

    /** Has the work be done soon. Called by any thread. */
    void arrive(Runnable work) {
        arrived.add(work);
        if (closed) {
            sendElsewhere();
        } else {
            LockSupport.unpark(this);
        }
    }

    private void sendElsewhere() {
        for (Runnable work = arrived.poll(); work != null; work = arrived.poll()) {
            OwnScheduling.runElsewhere(work);
        }
    }

    private void carryUntilBack() {
        while (!back) {
            Runnable work = next;
            if (work == null) {
                work = arrived.poll();
            } else {
                next = null;
            }
            if (work == null) {
                LockSupport.park(this);
                Thread.interrupted(); // kept where it is not lost
            } else {
                work.run();
            }
        }
        back = false;
        if (interrupted) {
            interrupted = false;
            super.interrupt();
        }
    }

    /** Where this thread itself waits for the turn. */
    final class Home extends Seat {

        @Override
        void sitDown() {
            throw new IllegalStateException("This thread had the turn from the beginning");
        }

        @Override
        boolean isOfCurrentThread() {
            return Thread.currentThread().equals(CarrierThread.this);
        }

        @Override
        CarrierThread carrier() {
            return CarrierThread.this;
        }

        /** Called on this thread: whoever had the turn from it runs on it. */
        @Override
        void give(@Nullable CarrierThread from) {
            back = true;
        }

        @Override
        void passTo(Seat other) {
            other.give(CarrierThread.this);
            carryUntilBack();
        }
    }
}
