package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class ManualTimersTest {

    private final ManualTimers timers = new ManualTimers();
    private final List<String> log = new ArrayList<>();

    private Runnable logs(String name) {
        return () -> log.add(name + "@" + timers.nanoTime());
    }

    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }

    @Test
    void shouldRunOnceAtItsTimeAndNotBefore() {
        timers.once(nanos(10), logs("a"));
        assertThat(timers.pending()).isEqualTo(1);

        timers.advance(nanos(9));
        assertThat(log).isEmpty();

        timers.advance(nanos(1));
        timers.advance(nanos(100));
        assertThat(log).containsExactly("a@10");
        assertThat(timers.pending()).isZero();
        assertThat(timers.nanoTime()).isEqualTo(110);
    }

    @Test
    void shouldRunAtATimeThatIsKnownAlready() {
        timers.advance(nanos(5));
        timers.onceAt(12, logs("later"));
        timers.onceAt(3, logs("missed"));

        timers.advance(Duration.ZERO);
        assertThat(log).containsExactly("missed@5");

        timers.advance(nanos(7));
        assertThat(log).containsExactly("missed@5", "later@12");
    }

    @Test
    void shouldRunWhatIsDueAtOnceWhenTimeIsMovedByNothing() {
        timers.once(Duration.ZERO, logs("now"));
        timers.once(nanos(-5), logs("long ago"));
        timers.once(Duration.ofSeconds(Long.MIN_VALUE), logs("before all time"));

        timers.advance(Duration.ZERO);

        assertThat(log).containsExactly("now@0", "long ago@0", "before all time@0");
    }

    @Test
    void shouldRunEachAtItsOwnTimeInOrderAndEqualsAsTheyWereSet() {
        timers.once(nanos(30), logs("late"));
        timers.once(nanos(10), logs("first"));
        timers.once(nanos(20), logs("tie 1"));
        timers.once(nanos(20), logs("tie 2"));

        timers.advance(nanos(100));

        assertThat(log).containsExactly("first@10", "tie 1@20", "tie 2@20", "late@30");
    }

    @Test
    void shouldRepeatAtItsRateAndCatchUp() {
        timers.atFixedRate(nanos(5), nanos(10), logs("r"));

        timers.advance(nanos(36));

        assertThat(log).containsExactly("r@5", "r@15", "r@25", "r@35");
        assertThat(timers.pending()).isEqualTo(1);
    }

    @Test
    void shouldCatchUpWhereATaskTakesLongerThanItsPeriod() {
        timers.atFixedRate(
                nanos(10),
                nanos(10),
                () -> {
                    logs("r").run();
                    if (timers.nanoTime() == 10) {
                        timers.advance(nanos(25));
                    }
                });

        timers.advance(nanos(40));

        assertThat(log).containsExactly("r@10", "r@35", "r@35", "r@40");
    }

    @Test
    void shouldCountADelayFromTheEndOfARun() {
        timers.withFixedDelay(
                nanos(10),
                nanos(10),
                () -> {
                    logs("d").run();
                    timers.advance(nanos(7));
                });

        timers.advance(nanos(50));

        assertThat(log).containsExactly("d@10", "d@27", "d@44");
    }

    @Test
    void shouldNeverGoBackWhenATaskMovesTheTimeFurther() {
        timers.once(nanos(5), () -> timers.advance(nanos(100)));

        timers.advance(nanos(10));

        assertThat(timers.nanoTime()).isEqualTo(105);
    }

    @Test
    void shouldNotRunWhatIsCancelled() {
        Timer once = timers.once(nanos(10), logs("once"));
        Timer rate = timers.atFixedRate(nanos(10), nanos(10), logs("rate"));

        timers.advance(nanos(5));
        assertThat(once.cancel()).isTrue();
        assertThat(rate.cancel()).isTrue();
        assertThat(timers.pending()).isZero();
        timers.advance(nanos(100));

        assertThat(log).isEmpty();
        assertThat(once.cancel()).isFalse();
        assertThat(rate.cancel()).isFalse();
    }

    @Test
    void shouldSayThatCancellingChangesNothingAfterTheOnlyRun() {
        Timer once = timers.once(nanos(10), logs("once"));
        timers.advance(nanos(10));

        assertThat(once.cancel()).isFalse();
    }

    @Test
    void shouldLetATaskCancelItself() {
        var self = new Timer[2];
        var answers = new ArrayList<Boolean>();
        self[0] = timers.atFixedRate(nanos(1), nanos(1), () -> answers.add(self[0].cancel()));
        self[1] = timers.once(nanos(1), () -> answers.add(self[1].cancel()));

        timers.advance(nanos(10));

        assertThat(answers).containsExactly(true, false);
        assertThat(timers.pending()).isZero();
    }

    @Test
    void shouldNotRunWhatAnEarlierTaskOfTheSameTimeCancelled() {
        var second = new Timer[1];
        timers.once(nanos(1), () -> log.add("cancelled: " + second[0].cancel()));
        second[0] = timers.once(nanos(1), logs("second"));

        timers.advance(nanos(1));

        assertThat(log).containsExactly("cancelled: true");
    }

    @Test
    void shouldGoOnAfterATaskThatThrew() {
        timers.atFixedRate(
                nanos(1),
                nanos(1),
                () -> {
                    logs("r").run();
                    throw new IllegalStateException("expected by the test");
                });
        timers.once(nanos(1), logs("other"));

        timers.advance(nanos(2));

        assertThat(log).containsExactly("r@1", "other@1", "r@2");
    }

    @Test
    void shouldStaySetAfterAnError() {
        timers.atFixedRate(
                nanos(1),
                nanos(1),
                () -> {
                    logs("r").run();
                    throw new AssertionError("expected by the test");
                });

        assertThatThrownBy(() -> timers.advance(nanos(1))).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> timers.advance(nanos(1))).isInstanceOf(AssertionError.class);

        assertThat(log).containsExactly("r@1", "r@2");
    }

    @Test
    void shouldTakeTheLongestDurationForAsGoodAsNever() {
        timers.once(Duration.ofSeconds(Long.MAX_VALUE), logs("never"));
        timers.atFixedRate(nanos(1), Duration.ofSeconds(Long.MAX_VALUE), logs("once only"));

        timers.advance(Duration.ofDays(36_500));

        assertThat(log).containsExactly("once only@1");
        assertThat(timers.pending()).isEqualTo(2);
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        Runnable task = () -> {};

        assertThatThrownBy(() -> timers.atFixedRate(nanos(1), Duration.ZERO, task))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A timer repeats after more than zero time, not 0 s");
        assertThatThrownBy(() -> timers.withFixedDelay(nanos(1), nanos(-1), task))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> timers.once(null, task)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> timers.once(nanos(1), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("task");
        assertThatThrownBy(() -> timers.advance(nanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Time goes forward only, not by -0.000000001 s");
        assertThat(timers.pending()).isZero();
        assertThat(timers.nanoTime()).isZero();
    }
}
