package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.workload.Round;

import java.util.concurrent.atomic.AtomicLong;

/** Rounds of a workload, one after the other until closed. */
final class BusyLoad implements AutoCloseable {

    private final AtomicLong rounds = new AtomicLong();
    private final Thread driver;
    private volatile boolean ending;

    BusyLoad(Round round) {
        driver =
                Thread.ofPlatform()
                        .name("busy-load")
                        .start(() -> {
                            while (!ending) {
                                round.run();
                                rounds.incrementAndGet();
                            }
                        });
    }

    long rounds() {
        return rounds.get();
    }

    @Override
    public void close() {
        ending = true;
        try {
            driver.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
