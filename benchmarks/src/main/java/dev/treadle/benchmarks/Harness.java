package dev.treadle.benchmarks;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.report.Score;
import dev.treadle.benchmarks.report.Score.Better;
import dev.treadle.benchmarks.workload.Workload;
import dev.treadle.benchmarks.workload.WorkloadBenchmark;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalDouble;

/** Runs a workload on a runtime under JMH, in JVMs of its own. */
final class Harness {

    private final boolean quick;
    private final boolean verbose;
    private final List<String> profilers;

    Harness(boolean quick, boolean verbose, List<String> profilers) {
        this.quick = quick;
        this.verbose = verbose;
        this.profilers = profilers;
    }

    /** {@return the figures, none if the workload failed, which is said} */
    List<Score> measure(Workload workload, Runtimes runtime, PrintWriter out) {
        try {
            var results = new Runner(options(workload, runtime).build()).run();
            var scores = results.stream().map(result -> score(workload, runtime, result)).toList();
            scores.forEach(score ->
                    out.printf(
                            "%-20s %-16s %,16.0f ± %,.0f %s%n",
                            score.workload(),
                            score.runtime(),
                            score.value(),
                            score.error().orElse(Double.NaN),
                            score.unit()));
            return scores;
        } catch (RunnerException e) {
            out.printf("%-20s %-16s failed: %s%n", workload.name(), runtime.id(), e.getMessage());
            return List.of();
        } finally {
            out.flush();
        }
    }

    private ChainedOptionsBuilder options(Workload workload, Runtimes runtime) {
        var options =
                new OptionsBuilder()
                        .include(WorkloadBenchmark.class.getName())
                        .param("workload", workload.name())
                        .param("runtime", runtime.id())
                        .operationsPerInvocation(workload.operations())
                        .shouldFailOnError(true)
                        .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT)
                        .jvmArgs(Jvm.ARGUMENTS.toArray(String[]::new))
                        .forks(quick ? 1 : 2)
                        .warmupIterations(quick ? 2 : 3)
                        .warmupTime(TimeValue.milliseconds(quick ? 700 : 1_000))
                        .measurementIterations(quick ? 3 : 5)
                        .measurementTime(TimeValue.milliseconds(quick ? 700 : 1_000));
        profilers.forEach(options::addProfiler);
        return options;
    }

    private static Score score(Workload workload, Runtimes runtime, RunResult result) {
        Result<?> primary = result.getPrimaryResult();
        double error = primary.getScoreError();
        return new Score(
                workload.name(),
                runtime.id(),
                primary.getScore(),
                workload.unit(),
                Better.HIGHER,
                Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty());
    }
}
