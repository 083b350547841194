package dev.treadle.samples;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An orderly end at SIGTERM or SIGINT: the JVM, which would end at once with status 143, waits
 * until this is closed and ends with status 0. Use it around what is to be closed in order.
 */
public final class Termination implements AutoCloseable {

    private static final long LONGEST_SECONDS = 30;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::terminate, "termination");

    private Termination() {}

    /** {@return what waits for the signal from now on} */
    public static Termination onSignal() {
        var termination = new Termination();
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /** Waits for the signal. */
    public void await() throws InterruptedException {
        requested.await();
    }

    /** {@return whether the signal has come} */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    private void terminate() {
        requested.countDown();
        try {
            boolean inTime = done.await(LONGEST_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(inTime ? 0 : 1);
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** Lets the JVM go, if it is to end; else nothing waits for a signal any more. */
    @Override
    public void close() {
        if (isRequested()) {
            done.countDown();
        } else {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                done.countDown(); // the signal came just now
            }
        }
    }
}
