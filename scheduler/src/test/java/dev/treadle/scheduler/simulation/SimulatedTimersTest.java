package dev.treadle.scheduler.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Timer;
import dev.treadle.scheduler.Timers;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What timers promise holds in a simulation too, in its own time, whoever goes first. */
class SimulatedTimersTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private interface Body {
        void run(SimulatedExecution execution, Timers timers, List<Long> times);
    }

    private static void each(Body body) {
        for (long seed = 0; seed < 100; seed++) {
            Ending ending =
                    SimulatedRun.of(
                            new SplittableRandom(seed),
                            Strategy.randomWalk(new SplittableRandom(seed)),
                            new Limits(100_000, Duration.ofSeconds(2)),
                            (_, _) -> Optional.empty(),
                            execution ->
                                    body.run(execution, execution.timers(), new ArrayList<>()));
            assertThat(ending).isEqualTo(new Ending.Returned());
        }
    }

    private static void pass(SimulatedExecution execution, Duration time) {
        execution.awaitLull(execution.timers().nanoTime() + time.toNanos());
    }

    private static void block(Duration time) {
        try {
            new Promise<String>().await(time);
        } catch (AwaitTimeoutException over) {
            // that is what it was for
        }
    }

    @Test
    void shouldRunNoTaskEarlyAndNoneLate() {
        each((execution, timers, times) -> {
            for (int millis : List.of(7, 3, 5)) {
                timers.once(Duration.ofMillis(millis), () -> times.add(timers.nanoTime()));
            }
            execution.awaitLull(Long.MAX_VALUE);
            assertThat(times).containsExactly(3_000_000L, 5_000_000L, 7_000_000L);
        });
    }

    @Test
    void shouldCatchUpAtAFixedRateAndNotRunTwiceAtOnce() {
        each((execution, timers, times) -> {
            var running = new int[1];
            Timer timer =
                    timers.atFixedRate(
                            SECOND,
                            SECOND,
                            () -> {
                                assertThat(++running[0]).isEqualTo(1);
                                times.add(timers.nanoTime() / 1_000_000);
                                if (times.size() == 1) {
                                    block(Duration.ofMillis(2_500));
                                }
                                running[0]--;
                            });
            pass(execution, Duration.ofSeconds(5));
            timer.cancel();
            assertThat(times).containsExactly(1_000L, 3_500L, 3_500L, 4_000L, 5_000L);
        });
    }

    @Test
    void shouldCountAFixedDelayFromTheEndOfARun() {
        each((execution, timers, times) -> {
            Timer timer =
                    timers.withFixedDelay(
                            SECOND,
                            SECOND,
                            () -> {
                                times.add(timers.nanoTime() / 1_000_000);
                                block(Duration.ofMillis(500));
                            });
            pass(execution, Duration.ofSeconds(5));
            timer.cancel();
            assertThat(times).containsExactly(1_000L, 2_500L, 4_000L);
        });
    }

    @Test
    void shouldTellTrulyWhetherATaskWouldHaveRun() {
        each((execution, timers, times) -> {
            Timer early = timers.once(SECOND, () -> times.add(1L));
            Timer late = timers.once(SECOND, () -> times.add(2L));
            assertThat(early.cancel()).isTrue();
            assertThat(early.cancel()).isFalse();
            pass(execution, SECOND);
            assertThat(late.cancel()).isFalse();
            assertThat(times).containsExactly(2L);
        });
    }

    @Test
    void shouldRunOthersWhileATaskBlocks() {
        each((execution, timers, times) -> {
            timers.once(
                    SECOND,
                    () -> {
                        block(Duration.ofSeconds(10));
                        times.add(1L);
                    });
            timers.once(SECOND.multipliedBy(2), () -> times.add(2L));
            execution.awaitLull(Long.MAX_VALUE);
            assertThat(times).containsExactly(2L, 1L);
        });
    }
}
