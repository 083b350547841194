package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class TickerTest {

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final ManualTimers timers = new ManualTimers();

    @Test
    void shouldTickForAllWhoWait() {
        try (var ticker = Ticker.start(timers, PERIOD)) {
            List<Thread> waiting = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                waiting.add(
                        Thread.startVirtualThread(
                                () -> assertThat(ticker.awaitTick()).isEqualTo(1)));
            }
            await().until(() ->
                    waiting.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
            timers.advance(PERIOD.minusNanos(1));
            assertThat(ticker.nextTick().isDone()).isFalse();
            timers.advance(Duration.ofNanos(1));
            await().until(() -> waiting.stream().noneMatch(Thread::isAlive));
        }
    }

    @Test
    void shouldNumberItsTicks() {
        try (var ticker = Ticker.start(timers, PERIOD)) {
            for (long tick = 1; tick <= 5; tick++) {
                Result<Long> next = ticker.nextTick();
                timers.advance(PERIOD);
                assertThat(next.await()).isEqualTo(tick);
            }
        }
    }

    @Test
    void shouldTellWhoWaitsThatItIsClosed() {
        var ticker = Ticker.start(timers, PERIOD);
        Result<Long> next = ticker.nextTick();
        ticker.close();

        assertThatThrownBy(next::await).hasMessageContaining("closed");
        assertThatThrownBy(ticker::awaitTick).hasMessageContaining("closed");
        assertThat(timers.pending()).isZero();
    }

    @Test
    void shouldRefuseNoPeriod() {
        assertThatThrownBy(() -> Ticker.start(timers, Duration.ZERO)).hasMessageContaining("0 s");
    }
}
