package dev.treadle.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The figures as JSON: an array with an object for each. */
public final class JsonReport {

    private JsonReport() {}

    /**
     * Writes a file.
     *
     * @throws IOException if that fails
     */
    public static void write(List<Score> scores, Path file) throws IOException {
        Files.writeString(file, text(scores));
    }

    static String text(List<Score> scores) {
        return scores.stream()
                .map(JsonReport::line)
                .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    private static String line(Score score) {
        return """
        {"workload": "%s", "runtime": "%s", "score": %s, "unit": "%s", "better": "%s", "error": %s}\
        """
                .formatted(
                        escaped(score.workload()),
                        escaped(score.runtime()),
                        number(OptionalDouble.of(score.value())),
                        escaped(score.unit()),
                        score.better().name().toLowerCase(Locale.ROOT),
                        number(score.error()));
    }

    /** {@return a number as JSON has it, which has none for infinity and the like} */
    private static String number(OptionalDouble value) {
        return value.isPresent() && Double.isFinite(value.getAsDouble())
                ? Double.toString(value.getAsDouble())
                : "null";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
