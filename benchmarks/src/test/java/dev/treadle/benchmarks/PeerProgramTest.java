package dev.treadle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

class PeerProgramTest {

    @Test
    void shouldTakeTheFiguresThatTheLastCommandPrints() throws Exception {
        var peer =
                new PeerProgram(
                        "shell",
                        List.of(
                                List.of("sh", "-c", "echo 'ping-pong\t7.5\tmessages/s' > made"),
                                List.of("sh", "-c", "echo Hello; cat made")));

        assertThat(peer.isInstalled()).isTrue();
        assertThat(peer.take())
                .singleElement()
                .satisfies(score -> {
                    assertThat(score.workload()).isEqualTo("ping-pong");
                    assertThat(score.runtime()).isEqualTo("shell");
                    assertThat(score.value()).isEqualTo(7.5);
                    assertThat(score.unit()).isEqualTo("messages/s");
                });
    }

    @Test
    void shouldFailWhenTheProgramFails() {
        var peer = new PeerProgram("shell", List.of(List.of("sh", "-c", "exit 3")));

        assertThatThrownBy(peer::take)
                .isInstanceOf(IOException.class)
                .hasMessage("[sh, -c, exit 3] ended with status 3");
    }

    @Test
    void shouldNotBeInstalledWhereItsProgramIsNotOnThePath() {
        var peer = new PeerProgram("none", List.of(List.of("no-such-language")));

        assertThat(peer.isInstalled()).isFalse();
    }
}
