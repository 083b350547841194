package dev.treadle.actor;

import static java.util.concurrent.TimeUnit.SECONDS;

/** Holds a handler until the test lets it go on. */
final class Gate {

    private final Latch entered = new Latch();
    private final Latch opened = new Latch();

    /** Waits here until the gate is opened, or the thread interrupted. */
    void pass() throws InterruptedException {
        entered.open();
        opened.await();
    }

    /** Waits here until the gate is opened, whatever happens. */
    void passInAnyCase() {
        entered.open();
        for (boolean open = false; !open; ) {
            try {
                opened.await();
                open = true;
            } catch (InterruptedException e) {
                // the test will open it
            }
        }
    }

    /** Waits until somebody is at the gate. */
    void awaitEntered() throws InterruptedException {
        if (!entered.await(SECONDS.toNanos(20))) {
            throw new AssertionError("nobody came to the gate");
        }
    }

    void open() {
        opened.open();
    }
}
