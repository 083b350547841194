package dev.treadle.mailbox;

import java.util.concurrent.CompletableFuture;

/** Threads of a test. */
public final class Threads {

    private Threads() {}

    /** What a thread does. */
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }

    /**
     * Runs the body on a new platform thread; the future ends as the body does. A body that tries
     * again and again belongs here: virtual threads that do so keep their carriers, and starve the
     * one that is next in a contended lock.
     */
    public static CompletableFuture<Void> start(Body body) {
        var end = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().start(() -> run(body, end));
        return end;
    }

    /** Runs the body on a new virtual thread, for the test to interrupt or join. */
    public static Thread startVirtual(Body body) {
        return Thread.startVirtualThread(() -> run(body, new CompletableFuture<>()));
    }

    /** Lets other threads run, which makes a test that tries again and again fast on few cores. */
    @SuppressWarnings("ThreadPriorityCheck")
    public static void pause() {
        Thread.yield();
    }

    private static void run(Body body, CompletableFuture<Void> end) {
        try {
            body.run();
            end.complete(null);
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
    }
}
