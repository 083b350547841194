package dev.treadle.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page of the documentation whose part between two marks is written by the run. */
public final class DocsPage {

    private static final String BEGIN = "<!-- written by benchmarks/run --docs: begin -->";
    private static final String END = "<!-- written by benchmarks/run --docs: end -->";
    private static final String PICTURES = "benchmarks";

    private final Path page;

    /**
     * Names a page.
     *
     * @param page a file with both marks, each on a line of its own
     */
    public DocsPage(Path page) {
        this.page = page;
    }

    /**
     * Writes what was measured into the page, and the pictures beside it.
     *
     * @param scores the figures
     * @param settings how long was measured
     * @throws IOException if the page cannot be read or written, or lacks a mark
     */
    public void write(Scores scores, String settings) throws IOException {
        var lines = Files.readAllLines(page);
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("%s lacks the lines %s and %s".formatted(page, BEGIN, END));
        }
        var pictures = page.resolveSibling(PICTURES);
        Files.createDirectories(pictures);
        new Charts(scores).write(pictures);
        var result = new ArrayList<>(lines.subList(0, begin + 1));
        result.addAll(generated(scores, settings));
        result.addAll(lines.subList(end, lines.size()));
        Files.write(page, result);
    }

    private static List<String> generated(Scores scores, String settings) {
        var targets = new Targets(scores);
        var lines = new ArrayList<String>();
        section(lines, "The machine", Machine.markdown(settings));
        section(lines, "Figures", new TableReport(scores).markdown());
        section(lines, "Targets", targets.markdown());
        section(lines, "Where Treadle is behind", targets.behind());
        section(
                lines,
                "Plots",
                List.of(
                        picture("Throughput by runtime", Charts.THROUGHPUT),
                        "",
                        picture("Time for a message, by number of actors", Charts.GROWTH),
                        ""));
        return lines;
    }

    private static void section(List<String> lines, String heading, List<String> body) {
        lines.addAll(List.of("", "## " + heading, ""));
        lines.addAll(body);
    }

    private static String picture(String text, String file) {
        return "![%s](%s/%s)".formatted(text, PICTURES, file);
    }
}
