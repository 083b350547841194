package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

class RetryTest {

    private static final Duration FIRST = Duration.ofMillis(100);

    private final ManualTimers timers = new ManualTimers();
    private final TimeAndChance with = new ManualTime(timers, 0);
    private final List<Long> attempts = new ArrayList<>();

    /** Chance that always says the same. */
    private record ManualTime(ManualTimers timers, double chance) implements TimeAndChance {

        @Override
        public RandomGenerator random() {
            return new RandomGenerator() {
                @Override
                public long nextLong() {
                    throw new AssertionError();
                }

                @Override
                public double nextDouble() {
                    return chance;
                }
            };
        }
    }

    /** Fails until a given attempt. */
    private Result<String> attempt(int good, Throwable failure) {
        attempts.add(Duration.ofNanos(timers.nanoTime()).toMillis());
        return attempts.size() < good ? Result.failed(failure) : Result.completed("well");
    }

    @Test
    void shouldTryAtOnceAndNotAgainWhenItGoesWell() {
        Result<String> result = Retry.atMost(5).run(with, () -> attempt(1, new IOException()));

        assertThat(result.await()).isEqualTo("well");
        assertThat(timers.pending()).isZero();
    }

    @Test
    void shouldWaitTwiceAsLongEachTimeUpToTheLongest() {
        Result<String> result =
                Retry.atMost(6)
                        .backoff(FIRST, Duration.ofMillis(400))
                        .run(with, () -> attempt(6, new IOException()));

        timers.advance(Duration.ofSeconds(10));

        assertThat(result.await()).isEqualTo("well");
        assertThat(attempts).containsExactly(0L, 100L, 300L, 700L, 1100L, 1500L);
    }

    @Test
    void shouldWaitLongerByChance() {
        Retry.atMost(3)
                .backoff(new Backoff(FIRST, Duration.ofSeconds(1), 0.5))
                .run(new ManualTime(timers, 0.5), () -> attempt(9, new IOException()));

        timers.advance(Duration.ofSeconds(10));

        assertThat(attempts).containsExactly(0L, 125L, 375L);
    }

    @Test
    void shouldFailAsTheLastAttemptDid() {
        Result<String> result =
                Retry.atMost(3)
                        .run(
                                with,
                                () ->
                                        attempt(
                                                9,
                                                new IOException(
                                                        attempts.size() + " attempts before")));

        timers.advance(Duration.ofSeconds(10));

        assertThatThrownBy(result::await).hasRootCauseMessage("2 attempts before");
        assertThat(attempts).hasSize(3);
    }

    @Test
    void shouldTakeWhatAnAttemptThrowsForItsFailure() {
        Result<String> result =
                Retry.atMost(2)
                        .run(
                                with,
                                () -> {
                                    if (attempts.isEmpty()) {
                                        attempts.add(0L);
                                        throw new IllegalStateException();
                                    }
                                    return Result.completed("well");
                                });

        timers.advance(Duration.ofSeconds(10));

        assertThat(result.await()).isEqualTo("well");
    }

    @Test
    void shouldNotTryAgainWhatIsNotWorthIt() {
        Retry onlyIo = Retry.atMost(3).when(IOException.class::isInstance);

        Result<String> result = onlyIo.run(with, () -> attempt(9, new IllegalStateException()));
        Result<String> error = Retry.atMost(3).run(with, () -> attempt(9, new AssertionError()));

        assertThat(result.isDone()).isTrue();
        assertThat(error.isDone()).isTrue();
        assertThat(attempts).hasSize(2);
    }

    @Test
    void shouldNotTryAgainWhenItWasCancelled() {
        Result<String> result = Retry.atMost(3).run(with, () -> attempt(9, new IOException()));

        assertThat(result.cancel()).isTrue();
        timers.advance(Duration.ofSeconds(10));

        assertThat(timers.pending()).isZero();
        assertThat(attempts).hasSize(1);
    }

    @Test
    void shouldFailWhenTheSystemIsClosedBetweenTwoAttempts() {
        Execution live = Execution.start("retry", DispatcherOptions.defaults());
        var retry = Retry.atMost(3).backoff(Duration.ofHours(1), Duration.ofHours(1));

        Result<String> before = retry.run(live, () -> attempt(9, new IOException()));
        live.close();
        Result<String> after = retry.run(live, () -> attempt(9, new IOException()));

        for (Result<String> each : List.of(before, after)) {
            assertThatThrownBy(() -> each.await(Duration.ofSeconds(20)))
                    .isInstanceOf(ResultException.class)
                    .hasMessageContaining("closed after 1 attempts");
        }
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> Retry.atMost(0))
                .hasMessageContaining("attempts")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> Backoff.of(Duration.ZERO, FIRST)).hasMessageContaining("0 s");
        assertThatThrownBy(() -> Backoff.of(FIRST, Duration.ofMillis(1)))
                .hasMessageContaining("0.001 s");
        assertThatThrownBy(() -> new Backoff(FIRST, FIRST, Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void shouldNeverWaitForLongerThanTheLongestAndItsJitter() {
        var backoff = Backoff.of(FIRST, Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(backoff.delay(Integer.MAX_VALUE, RandomGenerator.getDefault())).isPositive();
    }
}
