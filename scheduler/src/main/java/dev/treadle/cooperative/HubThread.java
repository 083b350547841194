package dev.treadle.cooperative;

import org.jspecify.annotations.Nullable;

/**
 * The thread that runs a scheduler: the caller's if that is a virtual one, or else a virtual thread
 * for which the caller waits. To hand the turn over costs much less between virtual threads.
 */
final class HubThread {

    /** What the hub does. */
    interface Hub {
        void run() throws InterruptedException;
    }

    private final Hub hub;
    private @Nullable Throwable thrown;

    private HubThread(Hub hub) {
        this.hub = hub;
    }

    /** Runs the hub; what it throws is thrown here, and an interrupt here interrupts it. */
    static void run(Hub hub) throws InterruptedException {
        if (Thread.currentThread().isVirtual()) {
            hub.run();
        } else {
            new HubThread(hub).runAndWait();
        }
    }

    private void runAndWait() throws InterruptedException {
        Thread thread =
                Thread.ofVirtual()
                        .name("cooperative")
                        .inheritInheritableThreadLocals(false)
                        .start(this::keepWhatItThrows);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        switch (thrown) {
            case InterruptedException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void keepWhatItThrows() {
        try {
            hub.run();
        } catch (Throwable e) {
            thrown = e;
        }
    }
}
