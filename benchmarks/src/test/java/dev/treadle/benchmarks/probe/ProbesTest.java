package dev.treadle.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashMap;
import java.util.Map;

class ProbesTest {

    private final Map<String, Double> figures = new HashMap<>();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VERTX")
    void shouldMeasureCrowdsOfActors(Runtimes runtime) {
        take(runtime, new Crowd("crowd", 1_000));
        take(runtime, new Footprint("idle-actor-bytes", 10_000));
        take(runtime, new Growth("growth", 100, 10_000));

        assertThat(figures)
                .containsOnlyKeys("crowd", "idle-actor-bytes", "growth-10", "growth-100")
                .allSatisfy((_, value) -> assertThat(value).isPositive());
    }

    @Test
    void shouldFindEachByItsName() {
        assertThat(Probes.all())
                .allSatisfy(probe -> assertThat(Probes.named(probe.name())).contains(probe));
    }

    private void take(Runtimes runtime, Probe probe) {
        try (var port = runtime.open()) {
            take(port, probe);
        }
    }

    private <A> void take(Port<A> port, Probe probe) {
        probe.take(port, true, (name, value, _, _) -> figures.put(name, value));
    }
}
