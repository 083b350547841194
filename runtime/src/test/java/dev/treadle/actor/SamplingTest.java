package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.scheduler.ManualTimers;
import dev.treadle.scheduler.TimeAndChance;
import dev.treadle.scheduler.Timers;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How many messages are timed. */
class SamplingTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private record Given(Timers timers, RandomGenerator random) implements TimeAndChance {}

    private final Sampling sampling = new Sampling(new Given(new ManualTimers(), new Random(1)));

    private double meanGap() {
        return IntStream.range(0, 10_000).map(_ -> sampling.gap()).average().orElseThrow();
    }

    /** The times of so many messages are taken, evenly in a tenth of a second. */
    private void take(int count) {
        for (int i = 1; i <= count; i++) {
            sampling.took(i * SECOND / 10 / count);
        }
    }

    @Test
    void shouldTakeOneIn64() {
        assertThat(meanGap()).isBetween(62.0, 67.0);
        assertThat(IntStream.range(0, 64_000).filter(_ -> sampling.happens()).count())
                .isBetween(800L, 1_200L);
    }

    @Test
    void shouldTakeNoFewerOfALittle() {
        take(900);

        assertThat(meanGap()).isBetween(62.0, 67.0);
    }

    @Test
    void shouldTakeFewerOfALotAndMoreAgainAfterThat() {
        take(4_000);

        assertThat(meanGap()).isBetween(4 * 62.0, 4 * 67.0);

        sampling.took(2 * SECOND);

        assertThat(meanGap()).isBetween(62.0, 67.0);
    }
}
