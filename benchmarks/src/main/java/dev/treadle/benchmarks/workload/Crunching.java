package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Handler;

import java.util.stream.IntStream;

/**
 * Actors that compute, more of them than cores; with no core idle, the rate is the machine's.
 *
 * @param actors how many compute
 * @param jobs how many jobs each of them does, of some hundred microseconds
 */
record Crunching(String name, int actors, int jobs) implements Workload {

    private static final int STEPS = 100_000;
    private static final long SEED = 88_172_645_463_325_252L;

    private record Job(Finish finish) {}

    @Override
    public String unit() {
        return "jobs/s";
    }

    @Override
    public int operations() {
        return actors * jobs;
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        var all =
                stage.inside(context ->
                        IntStream.range(0, actors)
                                .mapToObj(_ -> context.spawn(Crunching.<A>worker()))
                                .toList());
        long right = crunch() & 0xFFFF;
        return () -> {
            var finish = new Finish(actors * jobs);
            for (int i = 0; i < jobs; i++) {
                all.forEach(worker -> stage.tell(worker, new Job(finish)));
            }
            finish.await(right * actors * jobs);
        };
    }

    private static <A> Handler<A> worker() {
        return (message, _) -> ((Job) message).finish().arrive(crunch() & 0xFFFF);
    }

    /** Steps of a xorshift generator, each of which needs the one before. */
    private static long crunch() {
        long x = SEED;
        for (int i = 0; i < STEPS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }
}
