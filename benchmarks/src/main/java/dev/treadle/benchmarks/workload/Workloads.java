package dev.treadle.benchmarks.workload;

import java.util.List;

/** All workloads, in the order of the report. */
public final class Workloads {

    private Workloads() {}

    /** {@return the workloads as they are measured} */
    public static List<Workload> all() {
        return scaled(1);
    }

    /**
     * {@return the workloads with fewer messages, for tests}
     *
     * @param divisor how many times fewer, about
     */
    public static List<Workload> scaled(int divisor) {
        return List.of(
                new PingPong("ping-pong", 1, 100_000 / divisor),
                new PingPong("ping-pong-64", 64, 6_400 / divisor),
                new Counting("count-1", 1, 1_000_000 / divisor),
                new Counting("count-8", 8, 125_000 / divisor));
    }

    /** {@return the workload of a name, as it is measured} */
    public static Workload named(String name) {
        return all().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no workload '%s'".formatted(name)));
    }
}
