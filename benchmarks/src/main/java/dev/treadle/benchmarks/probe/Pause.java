package dev.treadle.benchmarks.probe;

import java.time.Duration;

/** Lets time pass that is part of a measurement. */
final class Pause {

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody interrupts a probe", e);
        }
    }
}
