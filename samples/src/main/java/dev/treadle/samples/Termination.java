package dev.treadle.samples;

import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.Promise;

import java.time.Duration;

/**
 * An orderly end at SIGTERM or SIGINT: the JVM, which would end at once with status 143, waits
 * until the sample has ended, and ends with its status. Use it around what is to be closed in
 * order.
 */
public final class Termination implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** The status of the sample, once it has ended and has printed all. */
    private static final Promise<Integer> ENDED = new Promise<>();

    private final Promise<Boolean> requested = new Promise<>();
    private final Thread hook = new Thread(this::terminate, "termination");

    private Termination() {}

    /** {@return what waits for the signal from now on} */
    public static Termination onSignal() {
        var termination = new Termination();
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /** Ends the JVM, also where a signal has begun to. */
    static void exit(int status) {
        ENDED.complete(status);
        System.exit(status); // does not return, and waits where a signal came first
    }

    /** Waits for the signal. */
    public void await() {
        requested.await();
    }

    /**
     * Does something when the signal comes, on a thread of its own.
     *
     * @param ending may wait for what it ends
     */
    public void onRequest(Runnable ending) {
        requested.onComplete(_ -> ending.run());
    }

    private void terminate() {
        requested.complete(true);
        int status;
        try {
            status = ENDED.await(LONGEST);
        } catch (AwaitTimeoutException e) {
            status = 1;
        }
        Runtime.getRuntime().halt(status);
    }

    /** From now on nothing waits for a signal, unless it has come. */
    @Override
    public void close() {
        if (!requested.isDone()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                return; // the signal came just now; the sample is about to end anyway
            }
        }
    }
}
