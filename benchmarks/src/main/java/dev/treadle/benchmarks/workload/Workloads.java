package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.workload.CooperativeSwitching.Form;

import java.util.List;
import java.util.Optional;

/** All workloads, in the order of the report. */
public final class Workloads {

    private Workloads() {}

    /** {@return the workloads as they are measured} */
    public static List<Workload> all() {
        return scaled(1);
    }

    /**
     * {@return the workloads with fewer messages, for tests and slow runtimes}
     *
     * @param divisor how many times fewer, about
     */
    public static List<Workload> scaled(int divisor) {
        var pingPong = new PingPong("ping-pong", 1, 100_000 / divisor, false);
        var pingPongs = new PingPong("ping-pong-64", 64, 6_400 / divisor, false);
        var count = new Counting("count-1", 1, 1_000_000 / divisor);
        var counts = new Counting("count-8", 8, 125_000 / divisor);
        var ask = new AskRoundTrip("ask", 20_000 / divisor);
        return List.of(
                pingPong,
                new Metered(pingPong),
                pingPongs,
                new Metered(pingPongs),
                new ThreadRing("thread-ring", 100, 200_000 / divisor),
                count,
                new Metered(count),
                counts,
                new Metered(counts),
                new ForkJoinCreate("fork-join-create", 20_000 / divisor),
                new ForkJoinThroughput("fork-join-throughput", 60, 10_000 / divisor),
                new Big("big", 120, 2_000 / divisor),
                new Chameneos("chameneos", 100, 50_000 / divisor),
                new FanOut("fan-out-in", 100, 200 / Math.min(divisor, 100)),
                ask,
                new Metered(ask),
                new Publishing("publish-1", 1, 100_000 / divisor),
                new Publishing("publish-10", 10, 20_000 / divisor),
                new Publishing("publish-1000", 1_000, 200 / Math.min(divisor, 100)),
                new Mixed("mixed", pingPong, 100),
                new Blocking("blocking-10000", 10_000 / divisor, 10),
                new PingPong("looping-ping-pong", 1, 100_000 / divisor, true),
                new Crunching("cpu-bound", 64, Math.max(1, 10 / divisor)),
                new CooperativeSwitching(
                        "cooperative-stackless", Form.STEPS, 100, 30_000 / divisor),
                new CooperativeSwitching("cooperative-stackful", Form.PLAIN, 100, 3_000 / divisor),
                new CooperativeSwitching(
                        "cooperative-carried", Form.CARRIED, 100, 3_000 / divisor));
    }

    /** {@return ping-pong of some pairs, in rounds of some milliseconds} */
    public static Workload pingPongs(int pairs) {
        return new PingPong("ping-pong-" + pairs, pairs, 400_000 / pairs, false);
    }

    /**
     * {@return messages that cross each other on their way through many actors}
     *
     * @param actors how many there are
     * @param messages how many messages are handled in a round, about
     */
    public static Workload crossing(int actors, int messages) {
        return new Crossing("crossing", actors, messages);
    }

    /**
     * {@return the workload of a name}
     *
     * @param divisor how many times fewer messages, about
     */
    public static Optional<Workload> named(String name, int divisor) {
        return scaled(divisor).stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst();
    }
}
