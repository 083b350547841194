package dev.treadle.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The figures as a table: a row for each workload, a column for each runtime, then how many times
 * better Treadle is than the best other runtime of the JVM and than Pekko.
 */
public final class TableReport {

    private static final String NONE = "-";
    private static final int TEXT_COLUMNS = 2;

    private final Scores scores;

    /** Makes a table of figures. */
    public TableReport(Scores scores) {
        this.scores = scores;
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
            line.append(i < TEXT_COLUMNS ? cell + gap : gap + cell).append("  ");
        }
        return line.toString().stripTrailing();
    }

    /** {@return the table in Markdown, line by line} */
    List<String> markdown() {
        var rows = rows();
        var lines = new ArrayList<>(rows.stream().map(TableReport::markdown).toList());
        lines.add(
                1,
                IntStream.range(0, rows.getFirst().size())
                        .mapToObj(i -> i < TEXT_COLUMNS ? "---" : "--:")
                        .collect(Collectors.joining("|", "|", "|")));
        return lines;
    }

    private static String markdown(List<String> row) {
        return row.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        var headings = new ArrayList<>(List.of("workload", "unit"));
        headings.addAll(scores.runtimes());
        headings.addAll(List.of("x best", "x pekko"));
        rows.add(headings);
        scores.workloads().forEach(workload -> rows.add(row(workload)));
        rows.add(means());
        return rows;
    }

    private List<String> row(String workload) {
        var cells = new ArrayList<String>();
        cells.add(workload);
        cells.add(scores.of(workload).getFirst().unit());
        for (String runtime : scores.runtimes()) {
            Optional<Score> score = scores.find(workload, runtime);
            cells.add(score.map(s -> Figures.text(s.value())).orElse(NONE));
        }
        cells.add(text(scores.overBest(workload)));
        cells.add(text(scores.overPekko(workload)));
        return cells;
    }

    private List<String> means() {
        var cells = new ArrayList<>(List.of("geometric mean", "of messaging"));
        scores.runtimes().forEach(_ -> cells.add(""));
        var workloads = Scores.MESSAGING;
        cells.add(text(Scores.mean(workloads.stream().map(scores::overBest).toList())));
        cells.add(text(Scores.mean(workloads.stream().map(scores::overPekko).toList())));
        return cells;
    }

    private static String text(OptionalDouble ratio) {
        return ratio.isPresent() ? Figures.text(ratio.getAsDouble()) : NONE;
    }
}
