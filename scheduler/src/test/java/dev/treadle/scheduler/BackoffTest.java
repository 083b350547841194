package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;

/** How long to wait after failures in a row. */
class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    @Test
    void shouldWaitTwiceAsLongEachTimeUpToTheLongest() {
        var backoff = new Backoff(FIRST, LONGEST, 0);
        var random = new Random(7);

        assertThat(backoff.delay(1, random)).isEqualTo(FIRST);
        assertThat(backoff.delay(2, random)).isEqualTo(FIRST.multipliedBy(2));
        assertThat(backoff.delay(4, random)).isEqualTo(FIRST.multipliedBy(8));
        assertThat(backoff.delay(5, random)).isEqualTo(LONGEST);
        assertThat(backoff.delay(Integer.MAX_VALUE, random)).isEqualTo(LONGEST);
    }

    @Test
    void shouldWaitLongerByChanceButNotTooLong() {
        var random = new Random(7);
        var backoff = new Backoff(FIRST, LONGEST, 0.5);

        for (int i = 0; i < 1_000; i++) {
            assertThat(backoff.delay(1, random)).isBetween(FIRST, Duration.ofMillis(150));
            assertThat(backoff.delay(100, random)).isBetween(LONGEST, Duration.ofMillis(1_500));
        }
    }

    @Test
    void shouldNeedAFailureToWaitAfter() {
        assertThatThrownBy(() -> Backoff.of(FIRST, LONGEST).delay(0, new Random()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("failures is at least 1, not 0");
    }
}
