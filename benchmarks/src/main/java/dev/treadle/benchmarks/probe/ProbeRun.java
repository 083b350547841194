package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.report.Score;
import dev.treadle.benchmarks.report.Score.Better;

import org.apache.commons.math3.distribution.TDistribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;

/** Takes a probe of a runtime in JVMs of their own, and makes figures of what they print. */
public final class ProbeRun {

    private static final double CONFIDENCE = 0.999;

    private record Reading(String name, double value, String unit, Better better) {

        static Reading of(String line) {
            String[] parts = line.split("\t", -1);
            return new Reading(
                    parts[1], Double.parseDouble(parts[2]), parts[3], Better.valueOf(parts[4]));
        }
    }

    private final List<String> jvmArguments;
    private final boolean quick;

    /**
     * Makes a run.
     *
     * @param jvmArguments the options of the JVMs
     * @param quick whether they should take less time
     */
    public ProbeRun(List<String> jvmArguments, boolean quick) {
        this.jvmArguments = jvmArguments;
        this.quick = quick;
    }

    /**
     * {@return the figures, means where it was taken several times}
     *
     * @throws IOException if a JVM failed
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public List<Score> take(Probe probe, Runtimes runtime)
            throws IOException, InterruptedException {
        var readings = new LinkedHashMap<String, List<Reading>>();
        for (int i = 0; i < probe.times(quick); i++) {
            for (var reading : readings(probe, runtime)) {
                readings.computeIfAbsent(reading.name(), _ -> new ArrayList<>()).add(reading);
            }
        }
        return readings.values().stream().map(all -> score(runtime, all)).toList();
    }

    private List<Reading> readings(Probe probe, Runtimes runtime)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("-D%s=%d".formatted(StartUp.STARTED, System.currentTimeMillis()));
        command.add(ProbeMain.class.getName());
        command.addAll(List.of(probe.name(), runtime.id(), Boolean.toString(quick)));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var output = process.inputReader()) {
            var readings =
                    output.lines()
                            .filter(line -> line.startsWith(ProbeMain.MARK + "\t"))
                            .map(Reading::of)
                            .toList();
            int status = process.waitFor();
            if (status != 0 || readings.isEmpty()) {
                throw new IOException("its JVM ended with status " + status);
            }
            return readings;
        }
    }

    private static Score score(Runtimes runtime, List<Reading> readings) {
        var first = readings.getFirst();
        double[] values = readings.stream().mapToDouble(Reading::value).toArray();
        double mean = readings.stream().mapToDouble(Reading::value).average().orElseThrow();
        return new Score(
                first.name(),
                runtime.id(),
                mean,
                first.unit(),
                first.better(),
                error(values, mean));
    }

    /** The half-width of the confidence interval of the mean, by Student's distribution. */
    private static OptionalDouble error(double[] values, double mean) {
        if (values.length < 3) {
            return OptionalDouble.empty();
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / (values.length - 1) / values.length);
        double quantile =
                new TDistribution(values.length - 1)
                        .inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
        return OptionalDouble.of(quantile * deviation);
    }
}
