package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.report.Score.Better;

/**
 * How fast a crowd of actors is there: started, each sent a message, all of them handled.
 *
 * @param size how many actors
 */
record Crowd(String name, int size) implements Probe {

    private static final int WARM_UPS = 5;
    private static final double NANOS = 1e9;

    @Override
    public <A> void take(Port<A> port, boolean quick, Readings readings) {
        for (int i = 0; i < WARM_UPS; i++) {
            Crew.unnamed(port, size / 20).close();
        }
        System.gc();
        long start = System.nanoTime();
        var crew = Crew.unnamed(port, size);
        double seconds = (System.nanoTime() - start) / NANOS;
        readings.take(name, size / seconds, "actors/s", Better.HIGHER);
        crew.close();
    }
}
