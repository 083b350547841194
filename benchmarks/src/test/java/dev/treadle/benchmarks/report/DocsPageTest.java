package dev.treadle.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.benchmarks.report.Score.Better;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

class DocsPageTest {

    private static final Scores SCORES =
            new Scores(
                    List.of(
                            score("ping-pong", 3e7, "messages/s", Better.HIGHER),
                            score("count-1", 2e7, "messages/s", Better.HIGHER),
                            new Score(
                                    "ping-pong",
                                    "vertx",
                                    5e5,
                                    "messages/s",
                                    Better.HIGHER,
                                    OptionalDouble.empty()),
                            score("growth-10", 30, "ns/message", Better.LOWER),
                            score("growth-100", 40, "ns/message", Better.LOWER)));

    @TempDir private Path directory;

    @Test
    void shouldReplaceWhatIsBetweenTheMarksAndDrawThePlots() throws IOException {
        var page = directory.resolve("page.md");
        Files.writeString(
                page,
                """
                # Before
                <!-- written by benchmarks/run --docs: begin -->
                old
                <!-- written by benchmarks/run --docs: end -->
                After
                """);

        new DocsPage(page).write(SCORES, "1 JVM");

        assertThat(Files.readString(page))
                .startsWith("# Before\n<!--")
                .endsWith("end -->\nAfter\n")
                .doesNotContain("old")
                .contains("| run | 1 JVM |")
                .contains("| ping-pong | messages/s | 30.0 M | 500 k | 60.0 | - |");
        assertThat(directory.resolve("benchmarks/growth.png")).isNotEmptyFile();
        assertThat(directory.resolve("benchmarks/throughput.png")).isNotEmptyFile();
    }

    @Test
    void shouldLeaveAPageAloneThatLacksTheMarks() throws IOException {
        var page = directory.resolve("page.md");
        Files.writeString(page, "# No marks\n");

        assertThatThrownBy(() -> new DocsPage(page).write(SCORES, "1 JVM"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lacks the lines");
        assertThat(page).hasContent("# No marks");
    }

    private static Score score(String workload, double value, String unit, Better better) {
        return new Score(workload, "treadle", value, unit, better, OptionalDouble.empty());
    }
}
