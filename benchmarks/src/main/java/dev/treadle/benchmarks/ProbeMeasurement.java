package dev.treadle.benchmarks;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.probe.Probe;
import dev.treadle.benchmarks.probe.ProbeRun;
import dev.treadle.benchmarks.report.Score;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * What is not measured by JMH, in JVMs of its own.
 *
 * @param probe what is measured
 * @param settings for how long
 */
record ProbeMeasurement(Probe probe, Settings settings) implements Measurement {

    @Override
    public String name() {
        return probe.name();
    }

    @Override
    public Set<Runtimes> runtimes() {
        return probe.runtimes();
    }

    @Override
    public List<Score> take(Runtimes runtime) throws IOException, InterruptedException {
        return new ProbeRun(Settings.JVM_ARGUMENTS, settings.quick()).take(probe, runtime);
    }
}
