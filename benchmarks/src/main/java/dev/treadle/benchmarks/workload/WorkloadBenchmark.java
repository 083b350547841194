package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.TimeUnit;

/**
 * Any workload on any runtime, as JMH sees it. An operation of JMH's is one round; who starts this
 * says how many operations of the workload's that is. The runtime lives as long as the JVM, the
 * actors as long as an iteration.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // set by JMH and before each use
public class WorkloadBenchmark {

    /** The name of the workload. */
    @Param("ping-pong")
    public String workload;

    /** The id of the runtime. */
    @Param("treadle")
    public String runtime;

    /** How many times fewer messages a round is. */
    @Param("1")
    public int divisor;

    private Port<?> port;
    private Stage<?> stage;
    private Round round;

    /** What was done beside the measured work, by the second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Beside {

        /** How often, in this iteration. */
        public long beside;
    }

    /** Starts the runtime. */
    @Setup(Level.Trial)
    public void open() {
        port = Runtimes.named(runtime).orElseThrow().open();
        Workloads.named(workload, divisor).orElseThrow().configure(port);
    }

    /** Starts the actors. */
    @Setup(Level.Iteration)
    public void prepare() {
        prepare(port);
    }

    private <A> void prepare(Port<A> typed) {
        var typedStage = new Stage<>(typed);
        stage = typedStage;
        round = Workloads.named(workload, divisor).orElseThrow().prepare(typedStage);
    }

    /** One round. */
    @Benchmark
    public void round(Beside beside) {
        long before = round.beside();
        round.run();
        beside.beside += round.beside() - before;
    }

    /** Ends the actors. */
    @TearDown(Level.Iteration)
    public void end() {
        round.end();
        stage.close();
    }

    /** Ends the runtime. */
    @TearDown(Level.Trial)
    public void close() {
        port.close();
    }
}
