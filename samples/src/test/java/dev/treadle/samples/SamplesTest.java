package dev.treadle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {

    @Test
    void shouldListEachSampleWithADescription() {
        var run = CommandRun.of("--list");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .map(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly(
                        "print",
                        "tagged",
                        "worker",
                        "exchange",
                        "producer-consumer",
                        "countdown",
                        "counter",
                        "select",
                        "echo",
                        "udp-time",
                        "fib",
                        "turnstile",
                        "stash",
                        "restaurant",
                        "life",
                        "guess",
                        "pipeline",
                        "logmerge",
                        "robots",
                        "processes",
                        "ticker",
                        "locks",
                        "connection",
                        "daemon",
                        "router",
                        "aggregator",
                        "chat",
                        "bank");
        assertThat(run.lines()).allMatch(line -> line.endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print",
                "tagged",
                "worker",
                "exchange",
                "producer-consumer",
                "countdown",
                "counter",
                "select",
                "echo",
                "udp-time",
                "fib",
                "turnstile",
                "stash",
                "restaurant",
                "life",
                "guess",
                "pipeline",
                "logmerge",
                "robots",
                "processes",
                "ticker",
                "locks",
                "connection",
                "daemon",
                "router",
                "aggregator",
                "chat",
                "bank"
            })
    void shouldHelpWithEachSample(String name) {
        var run = CommandRun.of(name, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("Usage: samples/run " + name + " ")
                .contains("--metrics ", "--metrics-port=N", "--help");
    }

    @Test
    void shouldListTheSamplesWhenAskedForAnUnknownOne() {
        var run = CommandRun.of("nonsense");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("There is no sample 'nonsense'.")
                .contains("\nbank ", "\ndaemon ");
    }

    @Test
    void shouldListTheSamplesWhenAskedForNone() {
        var run = CommandRun.of();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("Name the sample to run.")
                .contains("\nbank ", "\ndaemon ");
    }

    @Test
    void shouldRefuseAnUnknownOptionInOneLine() {
        var run = CommandRun.of("print", "--nonsense");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains("'--nonsense'");
    }
}
