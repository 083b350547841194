package dev.treadle.actor;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;
import dev.treadle.scheduler.spi.Strand;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Opens once. Who waits for it does so outside of Treadle, as handlers may; but in a simulation,
 * where nobody could open it meanwhile, within.
 */
final class Latch {

    private final boolean simulated =
            Strand.current() != null && Strand.current().execution().isPresent();
    private final CountDownLatch outside = new CountDownLatch(1);
    private final List<Waiter> within = new ArrayList<>();

    void open() {
        outside.countDown();
        within.forEach(Waiter::signal);
    }

    void await() throws InterruptedException {
        await(Parking.FOREVER);
    }

    /** {@return whether it was opened in time} */
    boolean await(long nanos) throws InterruptedException {
        if (!simulated) {
            return outside.await(nanos, NANOSECONDS);
        }
        if (outside.getCount() == 0) {
            return true;
        }
        var waiter = new Waiter();
        within.add(waiter);
        try {
            return waiter.await(this, nanos);
        } catch (InterruptedException e) {
            throw new InterruptedException(); // without a word, as that of the JDK
        }
    }

    @Override
    public String toString() {
        return "a latch to open";
    }
}
