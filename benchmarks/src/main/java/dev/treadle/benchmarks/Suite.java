package dev.treadle.benchmarks;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.probe.Probes;
import dev.treadle.benchmarks.report.Score;
import dev.treadle.benchmarks.workload.Workloads;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that can be measured. One thing is measured on all runtimes before the next, so that what
 * they are compared by is measured within a minute or two of each other.
 */
final class Suite {

    private final List<Measurement> measurements;
    private final PrintWriter out;
    private final List<Score> scores = new ArrayList<>();
    private int failures;

    /** Makes a suite that says on {@code out} what it measures. */
    Suite(Settings settings, PrintWriter out) {
        var workloads = Workloads.all().stream();
        var probes = Probes.all().stream();
        measurements =
                Stream.<Measurement>concat(
                                workloads.map(w -> new WorkloadMeasurement(w, settings)),
                                probes.map(p -> new ProbeMeasurement(p, settings)))
                        .toList();
        this.out = out;
    }

    List<String> names() {
        return measurements.stream().map(Measurement::name).toList();
    }

    Optional<Measurement> named(String name) {
        return measurements.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    List<Measurement> all() {
        return measurements;
    }

    /** Measures one thing on each of the runtimes that it fits. */
    void take(Measurement measurement, List<Runtimes> runtimes) {
        for (var runtime : runtimes) {
            if (measurement.runtimes().contains(runtime)) {
                take(measurement, runtime);
            }
        }
    }

    private void take(Measurement measurement, Runtimes runtime) {
        try {
            measurement.take(runtime).forEach(this::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody interrupts the launcher", e);
        } catch (Exception e) {
            failures++;
            out.printf("%s on %s failed: %s%n", measurement.name(), runtime.id(), e);
            out.flush();
        }
    }

    /** Adds a figure, and says it. */
    void add(Score score) {
        scores.add(score);
        out.printf(
                "%-28s %-14s %,18.2f %s%s%n",
                score.workload(),
                score.runtime(),
                score.value(),
                score.unit(),
                score.error().isPresent() ? " ± %,.2f".formatted(score.error().getAsDouble()) : "");
        out.flush();
    }

    /** {@return what was measured so far, in the order in which it was} */
    List<Score> scores() {
        return List.copyOf(scores);
    }

    /** {@return how many measurements failed so far} */
    int failures() {
        return failures;
    }
}
