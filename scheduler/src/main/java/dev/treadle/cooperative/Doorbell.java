package dev.treadle.cooperative;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Wakes the thread that runs a scheduler when somebody has put something into its inbox. */
final class Doorbell {
    /*
     * Who rests says how to be woken, then looks whether there is something to do; who brings
     * something does that first, and looks for a sleeper then. Both are volatile accesses, so one
     * of the two sees the other. Whoever takes the sleeper out wakes it: one wake-up a rest.
     */
    private final AtomicReference<@Nullable Runnable> sleeper = new AtomicReference<>();

    void ring() {
        if (sleeper.get() != null) {
            Runnable wake = sleeper.getAndSet(null);
            if (wake != null) {
                wake.run();
            }
        }
    }

    /** What it is to rest: returns when it was woken, or something else came. */
    interface Rest {
        void rest() throws InterruptedException;
    }

    /** Rests, unless there is something to do by now. */
    void rest(Runnable wake, BooleanSupplier idle, Rest rest) throws InterruptedException {
        sleeper.set(wake);
        try {
            if (idle.getAsBoolean()) {
                rest.rest();
            }
        } finally {
            sleeper.set(null);
        }
    }

    /** Parks until it rings. */
    void await(Object on, BooleanSupplier idle) throws InterruptedException {
        var waiter = new Waiter();
        rest(waiter::signal, idle, () -> waiter.await(on, Parking.FOREVER));
    }
}
