package dev.treadle.benchmarks.probe;

import java.time.Duration;

/** How late a virtual thread wakes from a sleep of a millisecond. */
final class SleepLatency extends Latency {

    private static final Duration SLEEP = Duration.ofMillis(1);

    SleepLatency() {
        super("sleep");
    }

    @Override
    void start() {
        Thread.ofVirtual().start(this::sleep);
    }

    private void sleep() {
        while (begin()) {
            Pause.of(SLEEP);
            happened(SLEEP.toNanos());
        }
    }
}
