package dev.treadle.mailbox.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.001S, 0.001 s",
        "PT10S, 10 s",
        "PT1H, 3600 s",
        "PT-0.5S, -0.5 s",
        "PT0.000000001S, 0.000000001 s"
    })
    void shouldBeReadInSeconds(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT11.07189536S, 11.07 s",
        "PT0.118831493S, 0.1188 s",
        "PT0.000012346S, 0.00001235 s",
        "PT34H17M36.789S, 123457 s",
        "PT-11.07189536S, -11.07 s"
    })
    void shouldBeRoundedWhereTheyWereMeasured(Duration duration, String text) {
        assertThat(Durations.rounded(duration)).isEqualTo(text);
    }

    @Test
    void shouldBeSomethingToWaitForHoweverLong() {
        assertThat(Durations.nanos(Duration.ofMillis(2))).isEqualTo(2_000_000);
        assertThat(Durations.nanos(Duration.ofNanos(-1))).isZero();
        assertThat(Durations.nanos(Duration.ofSeconds(Long.MIN_VALUE))).isZero();
        assertThat(Durations.nanos(ChronoUnit.FOREVER.getDuration()))
                .isEqualTo(Long.MAX_VALUE / 2)
                .isLessThan(Parking.FOREVER);
    }
}
