package dev.treadle.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.benchmarks.report.Score.Better;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalDouble;

class JsonReportTest {

    @Test
    void shouldWriteAnObjectForEachFigure() {
        var scores =
                List.of(
                        new Score(
                                "ping-pong",
                                "treadle",
                                3.5e7,
                                "messages/s",
                                Better.HIGHER,
                                OptionalDouble.of(12.5)),
                        new Score(
                                "a \"quoted\" one",
                                "pekko",
                                1,
                                "ms",
                                Better.LOWER,
                                OptionalDouble.empty()));

        assertThat(JsonReport.text(scores))
                .isEqualTo(
                        """
                        [
                          {"workload": "ping-pong", "runtime": "treadle", "score": 3.5E7, \
                        "unit": "messages/s", "better": "higher", "error": 12.5},
                          {"workload": "a \\"quoted\\" one", "runtime": "pekko", "score": 1.0, \
                        "unit": "ms", "better": "lower", "error": null}
                        ]
                        """);
    }
}
