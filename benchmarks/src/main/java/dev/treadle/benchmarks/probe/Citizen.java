package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.report.Score.Better;
import dev.treadle.benchmarks.workload.Stage;
import dev.treadle.benchmarks.workload.Workloads;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What else runs in the JVM while all actors are busy: how late a virtual thread wakes from a sleep
 * of a millisecond, how late another one answers on a socket, and how late an actor handles what it
 * is sent from outside. How fast the busy ones are meanwhile stands beside it.
 *
 * @param pairs how many pairs of actors play ping-pong
 */
record Citizen(String name, int pairs) implements Probe {

    private static final Duration WARM = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(4);

    @Override
    public Set<Runtimes> runtimes() {
        return EnumSet.allOf(Runtimes.class);
    }

    @Override
    public int times(boolean quick) {
        return 1;
    }

    @Override
    public <A> void take(Port<A> port, boolean quick, Readings readings) {
        try (var stage = new Stage<>(port);
                var busy = new BusyLoad(Workloads.pingPongs(pairs).prepare(stage))) {
            Pause.of(WARM);
            var latencies =
                    List.of(new SleepLatency(), new EchoLatency(), new TellLatency<>(stage));
            latencies.forEach(Latency::start);
            long before = busy.rounds();
            long start = System.nanoTime();
            Pause.of(quick ? SHORT : LONG);
            double seconds = (System.nanoTime() - start) / 1e9;
            double rate =
                    (busy.rounds() - before) * Workloads.pingPongs(pairs).operations() / seconds;
            latencies.forEach(latency -> latency.end(name, readings));
            readings.take(name + "-ping-pong", rate, "messages/s", Better.HIGHER);
        }
    }
}
