package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.report.Score.Better;
import dev.treadle.benchmarks.workload.Stage;
import dev.treadle.benchmarks.workload.Workloads;

/**
 * How the time for a message grows with the number of actors, a tenth of which has a message at any
 * time. Messages go from actor to actor in random order, so that caches help as little as they
 * would in an application.
 *
 * @param largest how many actors there are in the end
 * @param messages how many messages are measured at each size, at least
 */
record Growth(String name, int largest, int messages) implements Probe {

    private static final int SMALLEST = 10;
    private static final int FACTOR = 10;
    private static final int ROUNDS = 3;

    @Override
    public int times(boolean quick) {
        return 1;
    }

    @Override
    public <A> void take(Port<A> port, boolean quick, Readings readings) {
        int least = quick ? messages / 4 : messages;
        int rounds = quick ? 1 : ROUNDS;
        nanos(port, SMALLEST * FACTOR, least, ROUNDS);
        for (int size = SMALLEST; size <= largest; size *= FACTOR) {
            double nanos = nanos(port, size, Math.max(least, 2 * size), rounds);
            readings.take(name + "-" + size, nanos, "ns/message", Better.LOWER);
        }
    }

    private static <A> double nanos(Port<A> port, int size, int messages, int rounds) {
        var workload = Workloads.crossing(size, messages);
        try (var stage = new Stage<>(port)) {
            var round = workload.prepare(stage);
            round.run();
            long start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                round.run();
            }
            return (double) (System.nanoTime() - start) / rounds / workload.operations();
        }
    }
}
