package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.scheduler.CircuitBreaker.State;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

class CircuitBreakerTest {

    private static final Duration OPEN = Duration.ofSeconds(10);
    private final IOException down = new IOException("down");

    private final ManualTimers timers = new ManualTimers();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<State> states = new ArrayList<>();
    private final CircuitBreaker breaker = breaker();

    private CircuitBreaker breaker() {
        var with =
                new TimeAndChance() {
                    @Override
                    public Timers timers() {
                        return timers;
                    }

                    @Override
                    public RandomGenerator random() {
                        return new Random(1);
                    }
                };
        var options =
                CircuitOptions.defaults()
                        .failures(3)
                        .opening(new Backoff(OPEN, OPEN.multipliedBy(4), 0))
                        .counts(IOException.class::isInstance);
        var made = CircuitBreaker.create("the bank", with, options);
        made.onChange(states::add);
        return made;
    }

    private <T> Result<T> call(Result<T> outcome) {
        return breaker.call(() -> {
            calls.incrementAndGet();
            return outcome;
        });
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(_ -> call(Result.failed(down)));
    }

    @Test
    void shouldPassOnWhatComes() {
        assertThat(call(Result.completed("well")).await()).isEqualTo("well");
        assertThatThrownBy(call(Result.failed(down))::await).hasCause(down);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void shouldOpenAfterFailuresInARowAndSpareTheCallee() {
        fail(2);
        call(Result.completed("well"));
        fail(2);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        fail(1);
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        calls.set(0);

        Result<String> refused = call(Result.completed("never"));

        assertThat(calls).hasValue(0);
        assertThatThrownBy(refused::await)
                .isInstanceOf(CircuitOpenException.class)
                .hasMessage(
                        "the bank is not called, since it failed (java.io.IOException: down);"
                                + " a call is let through in 10.000 s")
                .hasCause(down);
    }

    @Test
    void shouldTryOneCallAndCloseWhenItGoesWell() {
        fail(3);
        timers.advance(OPEN);
        var trial = new Promise<String>();

        Result<String> tried = call(trial);
        Result<String> other = call(Result.completed("too early"));
        assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
        assertThatThrownBy(other::await).isInstanceOf(CircuitOpenException.class);
        trial.complete("well");

        assertThat(tried.await()).isEqualTo("well");
        assertThat(states).containsExactly(State.OPEN, State.HALF_OPEN, State.CLOSED);
        assertThat(call(Result.completed("again")).await()).isEqualTo("again");
    }

    @Test
    void shouldStayOpenTwiceAsLongWhenTheTrialFails() {
        fail(3);
        timers.advance(OPEN);
        fail(1);
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        calls.set(0);

        timers.advance(OPEN);
        fail(1);
        assertThat(calls).hasValue(0);
        timers.advance(OPEN);
        fail(1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void shouldTakeAFailureThatDoesNotCountForAnAnswer() {
        fail(2);
        call(Result.failed(new IllegalArgumentException("no such account")));
        fail(2);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void shouldNotMindTheLateEndOfACallFromBefore() {
        var slow = new Promise<String>();
        call(slow);
        fail(3);
        timers.advance(OPEN);
        var trial = new Promise<String>();
        call(trial);

        slow.completeExceptionally(down);
        assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
        trial.complete("well");
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void shouldTryAgainWhereATrialNeverEnds() {
        fail(3);
        timers.advance(OPEN);
        call(new Promise<String>());
        timers.advance(OPEN);

        assertThat(call(Result.completed("well")).await()).isEqualTo("well");
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void shouldCountWhatACallThrows() {
        Supplier<Result<String>> broken =
                () -> {
                    throw new IllegalStateException("broken");
                };

        assertThatThrownBy(breaker.call(broken)::await).hasRootCauseMessage("broken");
    }

    @Test
    void shouldLetOneTrialThroughWhenManyThreadsCall() throws Exception {
        fail(3);
        timers.advance(OPEN);
        calls.set(0);
        var trial = new Promise<String>();

        List<Thread> threads =
                IntStream.range(0, 16)
                        .mapToObj(_ -> Thread.startVirtualThread(() -> call(trial)))
                        .toList();
        for (Thread each : threads) {
            each.join();
        }

        assertThat(calls).hasValue(1);
    }

    @Test
    void shouldNotCountWhatWasCancelledUnlessToldTo() {
        var counts = CircuitOptions.defaults().counts();

        assertThat(counts.test(new CancellationException())).isFalse();
        assertThat(counts.test(new RuntimeException(new CancellationException()))).isFalse();
        assertThat(counts.test(new RuntimeException(down))).isTrue();
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> CircuitOptions.defaults().failures(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> breaker.call(null)).isInstanceOf(NullPointerException.class);
    }
}
