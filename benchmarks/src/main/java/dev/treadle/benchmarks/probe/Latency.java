package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.report.Score.Better;

import java.util.Arrays;

/**
 * Something that should happen soon, again and again, and how late it does. What has not happened
 * when the time is over counts with the time that it had, so that nothing looks fast because it
 * never came.
 */
abstract class Latency {

    private static final int MOST = 100_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final String kind;
    private final long[] nanos = new long[MOST];
    private int count;
    private long pendingSince;
    private boolean ended;

    Latency(String kind) {
        this.kind = kind;
    }

    /** Starts to measure, on threads of its own. */
    abstract void start();

    /** Begins one measurement; {@return whether it is still wanted} */
    final synchronized boolean begin() {
        pendingSince = System.nanoTime();
        return !ended;
    }

    /** Ends the measurement that was begun last. */
    final synchronized void happened(long meantNanos) {
        if (!ended && count < MOST) {
            nanos[count++] = System.nanoTime() - pendingSince - meantNanos;
            pendingSince = 0;
        }
    }

    /** Ends all measurements, and hands over how they went. */
    final synchronized void end(String prefix, Readings readings) {
        ended = true;
        if (pendingSince != 0 && count < MOST) {
            nanos[count++] = System.nanoTime() - pendingSince;
        }
        Arrays.sort(nanos, 0, count);
        String name = prefix + "-" + kind;
        readings.take(name + "-p50", millis(count / 2), "ms", Better.LOWER);
        readings.take(name + "-p99", millis((int) (0.99 * count)), "ms", Better.LOWER);
        readings.take(name + "-max", millis(count - 1), "ms", Better.LOWER);
    }

    private double millis(int index) {
        return nanos[index] / NANOS_PER_MILLI;
    }
}
