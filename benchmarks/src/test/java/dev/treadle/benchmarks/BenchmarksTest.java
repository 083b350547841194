package dev.treadle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

class BenchmarksTest {

    private final StringWriter out = new StringWriter();

    @Test
    void shouldListWhatCanBeMeasured() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString().lines())
                .contains("ping-pong", "mixed", "citizen", "growth")
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldSayWhichWorkloadThereIsNot() {
        assertThat(run("ping-pong", "pong-ping")).isEqualTo(2);
        assertThat(out.toString()).startsWith("There is no workload 'pong-ping'.");
    }

    @Test
    void shouldSayWhichRuntimeThereIsNot() {
        assertThat(run("--runtime", "abacus", "ping-pong")).isEqualTo(2);
        assertThat(out.toString()).startsWith("There is no runtime 'abacus'.");
    }

    private int run(String... args) {
        var writer = new PrintWriter(out);
        return Benchmarks.commandLine().setOut(writer).setErr(writer).execute(args);
    }
}
