package dev.treadle.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.util.List;

class EdgeSamplesTest {

    @Test
    void shouldCountAtTheSameTicks() {
        var run = CommandRun.of("ticker", "--period-ms", "5");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .hasSize(15)
                .containsSubsequence("T-minus 10", "T-minus 9", "T-minus 1")
                .containsSubsequence("Counting 0", "Counting 1", "Counting 4");
    }

    @Test
    void shouldCountWithAndWithoutALock() {
        var run = CommandRun.of("locks", "--times", "1000");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "the actor counted 8000",
                        "under the lock there are 8000",
                        "x and y 1,000 times, y and x 1,000 times: no deadlock",
                        "one in the other: the lock x comes before the lock y, which this thread"
                                + " has: acquire them together");
    }

    @Test
    void shouldConnectEachActorOnItsOwn() {
        var run = CommandRun.of("connection");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "one: Already connected",
                        "got 101 bytes",
                        "got 101 bytes",
                        "one: Already connected",
                        "got 101 bytes",
                        "got 101 bytes");
    }

    @Test
    void shouldRunProcesses() {
        var run = CommandRun.of("processes", "--sleepers", "4");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .startsWith("hello: Hello from the child!", "it ended with status 0")
                .containsSubsequence("sort: 4", "sort: 30", "sort: 100")
                .contains("the pipe ended with [0, 0]")
                .endsWith("it timed out after 0.1 s, status 143");
        assertThat(run.lines()).anyMatch(line -> line.matches("words: +2 loom"));
        assertThat(run.lines()).anyMatch(line -> line.matches("4 processes slept .* together"));
    }

    @Test
    void shouldTakeItsProcessesAlongWhenItIsTerminated() throws Exception {
        try (var run = SampleProcess.start("processes", "--sleepers", "200")) {
            assertThat(run.line()).startsWith("hello: ");
            assertThat(run.line()).startsWith("it ended ");
            await().until(() -> run.handle().children().count() > 5);
            List<ProcessHandle> children = run.handle().descendants().toList();
            run.terminate();
            assertThat(run.exitStatus()).isEqualTo(143);
            await().until(() -> children.stream().noneMatch(SampleProcess::runs));
        }
    }
}
