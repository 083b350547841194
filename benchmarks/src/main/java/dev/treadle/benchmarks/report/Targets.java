package dev.treadle.benchmarks.report;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.workload.Metered;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What Treadle aims at, and whether a run shows it. What was not measured is left out. */
public final class Targets {

    private static final List<String> LATENCIES =
            List.of("citizen-sleep-p99", "citizen-echo-p99", "citizen-tell-p99");
    private static final List<String> PUBLISHING =
            List.of("publish-1", "publish-10", "publish-1000");
    private static final Set<String> THREADS =
            Set.of(Runtimes.JOX.id(), Runtimes.VIRTUAL_THREAD.id());

    private record Verdict(String measure, String goal, String measured, boolean met) {}

    private final Scores scores;
    private final List<Verdict> verdicts = new ArrayList<>();

    /** Compares figures with the targets. */
    public Targets(Scores scores) {
        this.scores = scores;
        messaging();
        beside();
        for (String workload : LATENCIES) {
            atMost(workload, value(workload), 10, "ms");
        }
        atMost("idle-actor-bytes", value("idle-actor-bytes"), 200, "B");
        atLeast("crowd, over Pekko", scores.overPekko("crowd"), 5);
        atLeast(
                "looping-ping-pong, over the best thread per actor",
                scores.overBest("looping-ping-pong", THREADS::contains),
                1);
        for (String workload : PUBLISHING) {
            atLeast(workload + ", over Pekko", scores.overPekko(workload), 5);
        }
        for (String workload : scores.workloads()) {
            if (workload.startsWith(Metered.PREFIX)) {
                String plain = workload.substring(Metered.PREFIX.length());
                atLeast(workload + ", over unbound", scores.share(workload, plain), 0.9);
            }
        }
        atLeast("cooperative-stackless", value("cooperative-stackless"), 30e6, "switches/s");
        atLeast("cooperative-stackful", value("cooperative-stackful"), 2.5e6, "switches/s");
        atLeast("cooperative-carried", value("cooperative-carried"), 6.4e6, "switches/s");
        atMost("idle-cpu", value("idle-cpu"), 0.1, "% of a core");
    }

    private void messaging() {
        var overPekko = Scores.MESSAGING.stream().map(scores::overPekko).toList();
        atLeast("messaging, geometric mean over Pekko", Scores.mean(overPekko), 5);
        for (String workload : Scores.MESSAGING) {
            atLeast(workload + ", over Pekko", scores.overPekko(workload), 2);
            atLeast(workload + ", over the best JVM peer", scores.overBest(workload), 1);
        }
    }

    private void beside() {
        atLeast("mixed, over Pekko", scores.overPekko("mixed"), 5);
        atLeast("mixed, over ping-pong alone", scores.share("mixed", "ping-pong"), 0.5);
        atLeast(
                "blocking-10000, over a virtual thread each",
                scores.overBest("blocking-10000", Runtimes.VIRTUAL_THREAD.id()::equals),
                1 / 1.5);
    }

    private OptionalDouble value(String workload) {
        return scores.find(workload, Scores.TREADLE).stream().mapToDouble(Score::value).findFirst();
    }

    private void atLeast(String measure, OptionalDouble ratio, double bound) {
        atLeast(measure, ratio, bound, "x");
    }

    private void atLeast(String measure, OptionalDouble figure, double bound, String unit) {
        figure.ifPresent(value ->
                verdicts.add(
                        new Verdict(
                                measure,
                                ">= %s %s".formatted(Figures.text(bound), unit),
                                "%s %s".formatted(Figures.text(value), unit),
                                value >= bound)));
    }

    private void atMost(String measure, OptionalDouble figure, double bound, String unit) {
        figure.ifPresent(value ->
                verdicts.add(
                        new Verdict(
                                measure,
                                "<= %s %s".formatted(Figures.text(bound), unit),
                                "%s %s".formatted(Figures.text(value), unit),
                                value <= bound)));
    }

    /** {@return the targets for a terminal, line by line} */
    public List<String> lines() {
        return verdicts.stream()
                .map(v ->
                        "%-6s  %-50s  %-18s  %s"
                                .formatted(
                                        v.met() ? "met" : "missed",
                                        v.measure(),
                                        v.goal(),
                                        v.measured()))
                .toList();
    }

    /** {@return the targets in Markdown, line by line} */
    List<String> markdown() {
        var lines = new ArrayList<>(List.of("| Target | Goal | Measured | |", "|---|--:|--:|---|"));
        for (var v : verdicts) {
            lines.add(
                    "| %s | %s | %s | %s |"
                            .formatted(
                                    v.measure(),
                                    v.goal(),
                                    v.measured(),
                                    v.met() ? "met" : "**missed**"));
        }
        return lines;
    }

    /** {@return where Treadle is behind another runtime of the JVM, in sentences} */
    List<String> behind() {
        var lines = new ArrayList<String>();
        for (String workload : scores.workloads()) {
            var ratio = scores.overBest(workload);
            if (ratio.isPresent() && ratio.getAsDouble() < 1) {
                lines.add(
                        "- `%s`: %s of the best other runtime"
                                .formatted(workload, percent(ratio.getAsDouble())));
            }
        }
        return lines.isEmpty() ? List.of("Nowhere in this run.") : lines;
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
