package dev.treadle.samples.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.CommandRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples that serve over the network, with clients of their own. */
class ServersTest {

    @Test
    void shouldEchoToEachClient() {
        var run = CommandRun.of("echo", "--cooperative", "--clients=2");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .contains(
                        "GOT:hello from client 1",
                        "GOT:goodbye from client 1",
                        "GOT:hello from client 2",
                        "GOT:goodbye from client 2")
                .hasSize(6)
                .endsWith("served 2");
        assertThat(run.lines().getFirst()).startsWith("Serving at /127.0.0.1:");
    }

    @Test
    void shouldRefuseAPortThatIsNone() {
        var run = CommandRun.of("fib", "--port=70000");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).isEqualToIgnoringNewLines("--port takes 0 to 65,535, not 70,000.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp-time", "udp-time --cooperative"})
    void shouldTellTheTimeAndEcho(String command) {
        var run = CommandRun.of(command.split(" "));

        assertThat(run.status()).isZero();
        assertThat(run.lines()).hasSize(4).endsWith("echo: Hello");
        assertThat(run.lines().get(2)).matches("time: \\d\\d:\\d\\d(:\\d\\d)?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fib", "fib --cooperative"})
    void shouldAnswerWhatIsQuickWhileItComputesForLong(String command) {
        var run = CommandRun.of((command + " 42 1 10 20 x 99").split(" "));

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .contains(
                        "fib(1) = 1",
                        "fib(10) = 89",
                        "fib(20) = 10946",
                        "fib(x) = error: ask for 0 to 45",
                        "fib(99) = error: ask for 0 to 45")
                .endsWith("fib(42) = 433494437");
    }
}
