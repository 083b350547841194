package dev.treadle.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.benchmarks.report.Score.Better;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.OptionalDouble;

class TargetsTest {

    @Test
    void shouldJudgeWhatWasMeasuredAndLeaveOutTheRest() {
        var targets =
                targets(
                        rate("ping-pong", "treadle", 40e6),
                        rate("ping-pong", "pekko", 5e6),
                        rate("ping-pong", "jox", 50e6),
                        rate("ping-pong", "go", 90e6),
                        rate("metrics-bound-ping-pong", "treadle", 30e6),
                        rate("cooperative-stackful", "treadle", 2.7e6),
                        rate("cooperative-carried", "treadle", 6.5e6));

        assertThat(targets.lines().stream().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "met|messaging, geometric mean over Pekko|>= 5.00 x|8.00 x",
                        "met|ping-pong, over Pekko|>= 2.00 x|8.00 x",
                        "missed|ping-pong, over the best JVM peer|>= 1.00 x|0.800 x",
                        "missed|metrics-bound-ping-pong, over unbound|>= 0.900 x|0.750 x",
                        "met|cooperative-stackful|>= 2.50 M switches/s|2.70 M switches/s",
                        "met|cooperative-carried|>= 6.40 M switches/s|6.50 M switches/s");
    }

    @Test
    void shouldSayWhereTreadleIsBehind() {
        assertThat(
                        targets(
                                        rate("count-1", "treadle", 9),
                                        rate("count-1", "jox", 10),
                                        rate("count-8", "treadle", 11),
                                        rate("count-8", "jox", 10))
                                .behind())
                .containsExactly("- `count-1`: 90 % of the best other runtime");
    }

    private static Targets targets(Score... scores) {
        return new Targets(new Scores(Arrays.asList(scores)));
    }

    private static Score rate(String workload, String runtime, double value) {
        return new Score(
                workload, runtime, value, "messages/s", Better.HIGHER, OptionalDouble.empty());
    }
}
