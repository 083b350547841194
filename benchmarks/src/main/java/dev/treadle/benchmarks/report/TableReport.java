package dev.treadle.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/**
 * The figures as a table: a row for each workload, a column for each runtime, then how many times
 * better Treadle is than the best of the others and than Pekko.
 */
public final class TableReport {

    private static final String TREADLE = "treadle";
    private static final String PEKKO = "pekko";

    private final List<Score> scores;
    private final SequencedSet<String> runtimes = new LinkedHashSet<>();
    private final SequencedSet<String> workloads = new LinkedHashSet<>();

    /** Makes a table of figures. */
    public TableReport(List<Score> scores) {
        this.scores = scores;
        scores.forEach(score -> runtimes.add(score.runtime()));
        scores.forEach(score -> workloads.add(score.workload()));
    }

    /** {@return the table for a terminal, line by line} */
    public List<String> lines() {
        var rows = rows();
        var widths =
                IntStream.range(0, rows.getFirst().size())
                        .map(i -> rows.stream().mapToInt(r -> r.get(i).length()).max().orElse(0))
                        .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            String gap = " ".repeat(widths[i] - cell.length());
            line.append(i < 2 ? cell + gap : gap + cell).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        var headings = new ArrayList<>(List.of("workload", "unit"));
        headings.addAll(runtimes);
        headings.addAll(List.of("x best", "x pekko"));
        rows.add(headings);
        workloads.forEach(workload -> rows.add(row(workload)));
        rows.add(means());
        return rows;
    }

    private List<String> row(String workload) {
        var cells = new ArrayList<String>();
        cells.add(workload);
        cells.add(ofWorkload(workload).getFirst().unit());
        for (String runtime : runtimes) {
            cells.add(find(workload, runtime).map(s -> Figures.text(s.value())).orElse("-"));
        }
        cells.add(overBest(workload).map(Figures::text).orElse("-"));
        cells.add(overPekko(workload).map(Figures::text).orElse("-"));
        return cells;
    }

    private List<String> means() {
        var cells = new ArrayList<>(List.of("geometric mean", ""));
        runtimes.forEach(_ -> cells.add(""));
        cells.add(Figures.text(mean(workloads.stream().map(this::overBest).toList())));
        cells.add(Figures.text(mean(workloads.stream().map(this::overPekko).toList())));
        return cells;
    }

    private static double mean(List<Optional<Double>> ratios) {
        return Math.exp(
                ratios.stream()
                        .flatMap(Optional::stream)
                        .mapToDouble(Math::log)
                        .average()
                        .orElse(Double.NaN));
    }

    private Optional<Double> overBest(String workload) {
        return find(workload, TREADLE)
                .flatMap(ours ->
                        ofWorkload(workload).stream()
                                .filter(score -> !score.runtime().equals(TREADLE))
                                .map(ours::times)
                                .min(Double::compare));
    }

    private Optional<Double> overPekko(String workload) {
        return find(workload, TREADLE).flatMap(ours -> find(workload, PEKKO).map(ours::times));
    }

    private Optional<Score> find(String workload, String runtime) {
        return ofWorkload(workload).stream()
                .filter(score -> score.runtime().equals(runtime))
                .findFirst();
    }

    private List<Score> ofWorkload(String workload) {
        return scores.stream().filter(score -> score.workload().equals(workload)).toList();
    }
}
