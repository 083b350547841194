package dev.treadle.cooperative;

import dev.treadle.scheduler.spi.Coroutine;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The thread that runs a scheduler: one that carries its tasks, where the JVM lets it; or else the
 * caller's if that is a virtual one; or else a virtual thread. The caller waits for it. To hand the
 * turn over costs much less between virtual threads, and least on one carrier.
 */
final class HubThread {

    /** What the hub does. */
    interface Hub {
        void run() throws InterruptedException;
    }

    private static final String NAME = "cooperative";

    private final Hub hub;
    private @Nullable Throwable thrown;

    private HubThread(Hub hub) {
        this.hub = hub;
    }

    /** Runs the hub; what it throws is thrown here, and an interrupt here interrupts it. */
    static void run(Hub hub) throws InterruptedException {
        var other = new HubThread(hub);
        Optional<Thread> carrier = Coroutine.carrier(NAME, other::keepWhatItThrows);
        if (carrier.isPresent()) {
            other.startAndAwait(carrier.get());
        } else if (Thread.currentThread().isVirtual()) {
            hub.run();
        } else {
            other.startAndAwait(
                    Thread.ofVirtual()
                            .name(NAME)
                            .inheritInheritableThreadLocals(false)
                            .unstarted(other::keepWhatItThrows));
        }
    }

    private void startAndAwait(Thread thread) throws InterruptedException {
        thread.start();
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
