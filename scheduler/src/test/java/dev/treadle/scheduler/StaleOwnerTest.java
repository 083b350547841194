package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.spi.Strand;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A runner that fills its slot when its processor was handed on already, which it could not see
 * yet: what it put there runs, however long its handler goes on.
 */
@Timeout(60)
class StaleOwnerTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @AutoClose
    private final ProcessorDispatcher dispatcher =
            new ProcessorDispatcher("stale", new DispatcherOptions(1, false));

    private final Promise<String> ran = new Promise<>();
    private final Activation work =
            _ -> {
                ran.complete("it ran");
                return false;
            };

    @Test
    void shouldEmptyItsSlotBeforeItWaits() {
        var waited = new Promise<String>();
        dispatcher.execute(_ -> {
            Runner runner = runner();
            dispatcher.handOff(processorOf(runner), runner);
            runner.slot.put(work);
            waited.complete(ran.await(LONG));
            return false;
        });

        assertThat(waited.await(LONG)).isEqualTo("it ran");
    }

    @Test
    void shouldHaveItsSlotEmptiedAlsoAtALaterMessageThanTheOneItLostItsProcessorAt() {
        var monitor = new Monitor("another", dispatcher, new ProcessorSet(1));
        var blocked = new CountDownLatch(1);
        dispatcher.execute(turn -> {
            Runner runner = runner();
            monitor.handOn(processorOf(runner), runner);
            turn.next();
            monitor.look();
            runner.slot.put(work);
            monitor.look();
            await(blocked);
            return false;
        });

        assertThat(ran.await(LONG)).isEqualTo("it ran");
        blocked.countDown();
    }

    private static Runner runner() {
        return (Runner) requireNonNull(Strand.current());
    }

    private static Processor processorOf(Runner runner) {
        return requireNonNull(runner.owned());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
