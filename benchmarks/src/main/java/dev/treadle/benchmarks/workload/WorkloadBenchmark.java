package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;

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

    private Port<?> port;
    private Stage<?> stage;
    private Round round;

    /** Starts the runtime. */
    @Setup(Level.Trial)
    public void open() {
        port = Runtimes.named(runtime).open();
    }

    /** Starts the actors. */
    @Setup(Level.Iteration)
    public void prepare() {
        prepare(port);
    }

    private <A> void prepare(Port<A> typed) {
        var typedStage = new Stage<>(typed);
        stage = typedStage;
        round = Workloads.named(workload).prepare(typedStage);
    }

    /** One round. */
    @Benchmark
    public void round() {
        round.run();
    }

    /** Ends the actors. */
    @TearDown(Level.Iteration)
    public void end() {
        stage.close();
    }

    /** Ends the runtime. */
    @TearDown(Level.Trial)
    public void close() {
        port.close();
    }
}
