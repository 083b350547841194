package dev.treadle.benchmarks;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.probe.Probes;
import dev.treadle.benchmarks.report.Score;
import dev.treadle.benchmarks.workload.Workloads;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
            throw interrupted(e);
        } catch (Exception e) {
            failed("%s on %s".formatted(measurement.name(), runtime.id()), e);
        }
    }

    private void failed(String what, Exception cause) {
        failures++;
        out.printf("%s failed: %s%n", what, cause);
        out.flush();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Nobody interrupts the launcher", e);
    }

    /** Measures the workloads that a program in another language knows, if that is installed. */
    void take(PeerProgram peer, Predicate<String> wanted) {
        if (!peer.isInstalled()) {
            return;
        }
        try {
            peer.take().stream().filter(s -> wanted.test(s.workload())).forEach(this::add);
        } catch (IOException e) {
            failed(peer.language(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Adds a figure, and says it. */
    private void add(Score score) {
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
