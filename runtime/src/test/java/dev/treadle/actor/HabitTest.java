package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.scheduler.ManualTimers;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What a system learns of a type of actor that blocks. */
class HabitTest {

    private final ManualTimers timers = new ManualTimers();
    private final Habit habit = new Habit();

    private boolean apart() {
        return habit.wantsOwnThread(timers);
    }

    /** Lets so many runs be watched, of which every so manieth blocks. */
    private void watch(int runs, int everyBlocks) {
        habit.sawBlocked();
        for (int i = 1; i < runs; i++) {
            assertThat(apart()).isFalse();
            if (i % everyBlocks == 0) {
                habit.sawBlocked();
            }
        }
    }

    @Test
    void shouldNotRunApartWhatWasNotSeenBlocking() {
        for (int i = 0; i < 100; i++) {
            assertThat(apart()).isFalse();
        }
    }

    @Test
    void shouldRunApartWhatBlocksOften() {
        watch(16, 3);

        assertThat(apart()).isTrue();
        assertThat(apart()).isTrue();
    }

    @Test
    void shouldNotRunApartWhatBlocksNowAndThen() {
        for (int round = 0; round < 10; round++) {
            watch(16, 100);
            assertThat(apart()).isFalse();
        }
    }

    @Test
    void shouldRunOneOnTrialNowAndThen() {
        watch(16, 1);
        assertThat(apart()).isTrue();

        timers.advance(Duration.ofMillis(5));

        assertThat(apart()).isFalse();
        assertThat(apart()).isTrue();
    }

    @Test
    void shouldComeBackAfterTrialsThatDidNotBlock() {
        watch(16, 1);
        assertThat(apart()).isTrue();

        for (int trial = 0; trial < 6; trial++) {
            timers.advance(Duration.ofMillis(5));
            assertThat(apart()).isFalse();
        }

        assertThat(apart()).isFalse();
    }

    @Test
    void shouldStayApartWhileTrialsBlock() {
        watch(16, 1);
        assertThat(apart()).isTrue();

        for (int trial = 0; trial < 20; trial++) {
            timers.advance(Duration.ofMillis(5));
            assertThat(apart()).isFalse();
            habit.sawBlocked();
            assertThat(apart()).isTrue();
        }
    }
}
