package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class NanosTest {

    @Test
    void shouldBeExactForUsualDurations() {
        assertThat(Nanos.of(Duration.ZERO)).isZero();
        assertThat(Nanos.of(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(Nanos.of(Duration.ofDays(365))).isEqualTo(365L * 24 * 3_600 * 1_000_000_000);
    }

    @Test
    void shouldBeHalfOfAllTimeForWhatIsLonger() {
        assertThat(Nanos.of(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE / 2);
    }

    @Test
    void shouldBeNothingForWhatIsOver() {
        assertThat(Nanos.of(Duration.ofNanos(-1))).isZero();
        assertThat(Nanos.of(Duration.ofSeconds(Long.MIN_VALUE))).isZero();
    }
}
