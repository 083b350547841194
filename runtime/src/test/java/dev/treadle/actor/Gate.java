package dev.treadle.actor;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.CountDownLatch;

/** Holds a handler until the test lets it go on. */
final class Gate {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Waits here until the gate is opened, or the thread interrupted. */
    void pass() throws InterruptedException {
        entered.countDown();
        opened.await();
    }

    /** Waits here until the gate is opened, whatever happens. */
    void passInAnyCase() {
        entered.countDown();
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
        if (!entered.await(20, SECONDS)) {
            throw new AssertionError("nobody came to the gate");
        }
    }

    void open() {
        opened.countDown();
    }
}
