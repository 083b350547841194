package dev.treadle.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class LatencyTest {

    private final Map<String, Double> figures = new HashMap<>();

    @Test
    void shouldCountWhatNeverHappened() {
        long start = System.nanoTime();
        var latency = new Never();
        latency.start();
        latency.end("citizen", (name, value, _, _) -> figures.put(name, value));

        double elapsed = (System.nanoTime() - start) / 1e6;
        assertThat(figures)
                .containsOnlyKeys("citizen-never-p50", "citizen-never-p99", "citizen-never-max")
                .allSatisfy((_, millis) -> assertThat(millis).isBetween(0.0, elapsed));
    }

    @Test
    void shouldTellTheFewLateOnesFromTheMany() {
        var latency = new Never();
        for (int i = 0; i < 1_000; i++) {
            latency.begin();
            latency.happened(i < 995 ? 0 : -TimeUnit.SECONDS.toNanos(1));
        }
        latency.end("citizen", (name, value, _, _) -> figures.put(name, value));

        assertThat(figures.get("citizen-never-p99")).isLessThan(1_000);
        assertThat(figures.get("citizen-never-max")).isGreaterThanOrEqualTo(1_000);
    }

    private static final class Never extends Latency {

        Never() {
            super("never");
        }

        @Override
        void start() {
            begin();
        }
    }
}
