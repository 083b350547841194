package dev.treadle.benchmarks;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.report.Score;
import dev.treadle.benchmarks.report.Score.Better;
import dev.treadle.benchmarks.workload.Workload;
import dev.treadle.benchmarks.workload.WorkloadBenchmark;
import dev.treadle.benchmarks.workload.Workloads;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A workload under JMH, in JVMs of its own.
 *
 * @param workload what is measured
 * @param settings for how long, and what is printed
 */
record WorkloadMeasurement(Workload workload, Settings settings) implements Measurement {

    /** How many times shorter rounds are on Vert.x, where some would take seconds. */
    private static final int SLOW = 20;

    private static final String BESIDE = "beside";

    @Override
    public String name() {
        return workload.name();
    }

    @Override
    public Set<Runtimes> runtimes() {
        return workload.runtimes();
    }

    @Override
    public List<Score> take(Runtimes runtime) throws RunnerException {
        var scores = new ArrayList<Score>();
        for (RunResult result : new Runner(options(runtime).build()).run()) {
            scores.add(score(name(), workload.unit(), runtime, result.getPrimaryResult()));
            var beside = result.getSecondaryResults().get(BESIDE);
            if (beside != null && beside.getScore() > 0) {
                scores.add(score(name() + "-blocked", "blocks/s", runtime, beside));
            }
        }
        return scores;
    }

    private ChainedOptionsBuilder options(Runtimes runtime) {
        int divisor = runtime == Runtimes.VERTX ? SLOW : 1;
        int operations = Workloads.named(name(), divisor).orElseThrow().operations();
        var options =
                new OptionsBuilder()
                        .include(WorkloadBenchmark.class.getName())
                        .param("workload", name())
                        .param("runtime", runtime.id())
                        .param("divisor", Integer.toString(divisor))
                        .operationsPerInvocation(operations)
                        .shouldFailOnError(true)
                        .verbosity(settings.verbose() ? VerboseMode.NORMAL : VerboseMode.SILENT)
                        .jvmArgs(Settings.JVM_ARGUMENTS.toArray(String[]::new))
                        .jvmArgsAppend(workload.jvmArguments().toArray(String[]::new))
                        .forks(1)
                        .warmupIterations(settings.warmUps())
                        .warmupTime(TimeValue.milliseconds(settings.iterationMillis()))
                        .measurementIterations(settings.iterations())
                        .measurementTime(TimeValue.milliseconds(settings.iterationMillis()));
        settings.profilers().forEach(options::addProfiler);
        return options;
    }

    private static Score score(String name, String unit, Runtimes runtime, Result<?> result) {
        double error = result.getScoreError();
        return new Score(
                name,
                runtime.id(),
                result.getScore(),
                unit,
                Better.HIGHER,
                Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty());
    }
}
