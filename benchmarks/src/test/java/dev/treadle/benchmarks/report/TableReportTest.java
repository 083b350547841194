package dev.treadle.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.benchmarks.report.Score.Better;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalDouble;

class TableReportTest {

    @Test
    void shouldCompareWithTheBestAndWithPekkoAndEndWithTheMean() {
        var table =
                new TableReport(
                        new Scores(
                                List.of(
                                        score("ping-pong", "treadle", 40e6, Better.HIGHER),
                                        score("ping-pong", "pekko", 5e6, Better.HIGHER),
                                        score("ping-pong", "jox", 10e6, Better.HIGHER),
                                        score("idle", "treadle", 100, Better.LOWER),
                                        score("idle", "pekko", 200, Better.LOWER))));

        assertThat(table.lines())
                .containsExactly(
                        "workload        unit          treadle   pekko     jox  x best  x pekko",
                        "ping-pong       u              40.0 M  5.00 M  10.0 M    4.00     8.00",
                        "idle            u                 100     200       -    2.00     2.00",
                        "geometric mean  of messaging                             4.00     8.00");
    }

    private static Score score(String workload, String runtime, double value, Better better) {
        return new Score(workload, runtime, value, "u", better, OptionalDouble.empty());
    }
}
