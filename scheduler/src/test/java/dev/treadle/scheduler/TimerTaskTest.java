package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A timer that is due, and whose task the dispatcher has not started yet. */
class TimerTaskTest {

    /** Runs what it was given when the test says so. */
    private static final class HeldDispatcher implements Dispatcher {

        final ConcurrentLinkedQueue<Activation> held = new ConcurrentLinkedQueue<>();

        @Override
        public void execute(Activation activation) {
            held.add(activation);
        }

        void run() {
            await().until(() -> !held.isEmpty());
            assertThat(held.remove().run(Turn.ENDLESS)).isFalse();
        }

        @Override
        public Thread start(String name, Activation activation, Runnable body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DispatcherFigures figures() {
            return new DispatcherFigures(0, held.size(), 0, 0, 0);
        }
    }

    private final HeldDispatcher dispatcher = new HeldDispatcher();
    private final ClockTimers timers = new ClockTimers("held-timers", dispatcher);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void close() {
        timers.close();
    }

    @Test
    void shouldSayTheTruthWhenItIsCancelledBeforeItStarts() {
        Timer timer = timers.once(Duration.ZERO, runs::incrementAndGet);
        await().until(() -> !dispatcher.held.isEmpty());

        assertThat(timer.cancel()).isTrue();
        dispatcher.run();

        assertThat(runs).hasValue(0);
    }

    @Test
    void shouldSayTheTruthWhenItIsCancelledWhileItRuns() {
        var timer = new Timer[2];
        var answers = new ConcurrentLinkedQueue<Boolean>();
        timer[0] = timers.once(Duration.ZERO, () -> answers.add(timer[0].cancel()));
        dispatcher.run();
        timer[1] =
                timers.atFixedRate(
                        Duration.ZERO, Duration.ofNanos(1), () -> answers.add(timer[1].cancel()));
        dispatcher.run();

        assertThat(answers).containsExactly(false, true);
        assertThat(timers.pending()).isZero();
    }

    @Test
    void shouldNotBeSetAgainBeforeItsRunEnded() {
        timers.atFixedRate(Duration.ZERO, Duration.ofNanos(1), runs::incrementAndGet);
        await().until(() -> !dispatcher.held.isEmpty());

        assertThat(timers.pending()).isZero();
        for (int i = 1; i <= 10; i++) {
            dispatcher.run();
            assertThat(runs).hasValue(i);
        }
    }
}
