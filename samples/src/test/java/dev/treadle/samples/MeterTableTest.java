package dev.treadle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class MeterTableTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldSortAndAlignTheMeters() {
        Timer.builder("work").register(registry).record(Duration.ofMillis(3));
        Counter.builder("sent").baseUnit("messages").tag("to", "b").register(registry);
        Counter.builder("sent")
                .baseUnit("messages")
                .tag("to", "a")
                .register(registry)
                .increment(12_345);
        Gauge.builder("load", () -> 0.5).register(registry);

        assertThat(MeterTable.of(registry))
                .containsExactly(
                        "METER  TAGS   READS",
                        "load          0.500",
                        "sent   to=a  12,345 messages",
                        "sent   to=b       0 messages",
                        "work              1 times, mean 3.0 ms, max 3.0 ms");
    }

    @Test
    void shouldBeHeadingsOnlyWithoutMeters() {
        assertThat(MeterTable.of(registry)).containsExactly("METER  TAGS  READS");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ns", "999, 999 ns", "1500, 1.5 us", "2e6, 2.0 ms", "61e9, 61.0 s"})
    void shouldSayDurationsForPeople(double nanos, String text) {
        assertThat(MeterReading.duration(nanos)).isEqualTo(text);
    }
}
