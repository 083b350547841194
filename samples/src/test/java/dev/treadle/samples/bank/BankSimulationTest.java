package dev.treadle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.CommandRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** The bank in a simulation. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BankSimulationTest {

    private static String trace(String... options) {
        var run = CommandRun.of(options);
        assertThat(run.status()).isZero();
        assertThat(run.lines().getLast()).startsWith("conserved: yes");
        String trace = run.lines().get(run.lines().size() - 2);
        assertThat(trace).matches("trace: [0-9a-f]{16}");
        return trace;
    }

    @Test
    void shouldRunTheSameWayUnderTheSameSeedAlsoOnBusyCores() {
        var idle = trace("bank", "--seed", "42");
        var over = new AtomicBoolean();
        IntStream.range(0, 2 * Runtime.getRuntime().availableProcessors())
                .forEach(_ ->
                        Thread.ofPlatform()
                                .daemon()
                                .start(() -> {
                                    while (!over.get()) {
                                        Thread.onSpinWait();
                                    }
                                }));
        try {
            assertThat(trace("bank", "--seed", "42")).isEqualTo(idle);
        } finally {
            over.set(true);
        }
    }

    @Test
    void shouldRunInManyWaysUnderManySeeds() {
        Set<String> traces = new HashSet<>();
        IntStream.range(0, 100)
                .forEach(seed ->
                        traces.add(
                                trace(
                                        "bank",
                                        "--transfers=100",
                                        "--accounts=10",
                                        "--seed=" + seed)));

        assertThat(traces).hasSizeGreaterThan(90);
    }

    @Test
    void shouldLoseNothingWhenAccountsCrash() {
        for (int seed = 0; seed < 20; seed++) {
            String[] options = {
                "bank", "--transfers=200", "--accounts=10", "--chaos=0.1", "--seed=" + seed
            };
            assertThat(trace(options)).isEqualTo(trace(options));
        }
    }
}
