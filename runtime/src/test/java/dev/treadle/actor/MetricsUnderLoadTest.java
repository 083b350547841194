package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Turn;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** No message is missing in the count, whichever threads counted. */
@Timeout(60)
class MetricsUnderLoadTest {

    private static final int WAVES = 3;
    private static final int WAITING = 2 * Turn.LANES;
    private static final int BUSY = 8;
    private static final int EACH = 10_000;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** Waits in its handler, so that its runner hands its processor on. */
    private static final class Waits extends Actor<Promise<String>> {

        private final CountDownLatch waiting;

        Waits(CountDownLatch waiting) {
            this.waiting = waiting;
        }

        @Override
        protected void receive(Promise<String> gate) {
            waiting.countDown();
            gate.result().await();
        }
    }

    /** Tells itself a number, down to 0. */
    private static final class Counts extends Actor<Integer> {

        @Override
        protected void receive(Integer number) {
            if (number > 0) {
                context().self().tell(number - 1);
            }
        }
    }

    private double count(String type) {
        return registry.get("treadle.actor.messages")
                .tag("type", "MetricsUnderLoadTest." + type)
                .functionCounter()
                .count();
    }

    @Test
    void shouldCountEachMessageWhileRunnersComeAndGo() throws InterruptedException {
        try (var system = ActorSystem.create("loaded")) {
            new ActorSystemMetrics(system).bindTo(registry);

            for (int wave = 1; wave <= WAVES; wave++) {
                runWave(system);

                assertThat(count("Waits")).isEqualTo(wave * WAITING);
                assertThat(count("Counts")).isEqualTo(wave * BUSY * (EACH + 1));
            }
        }
    }

    private void runWave(ActorSystem system) throws InterruptedException {
        var gate = new Promise<String>();
        var waiting = new CountDownLatch(WAITING);
        for (int i = 0; i < BUSY; i++) {
            system.spawn(Counts::new).tell(EACH);
        }
        for (int i = 0; i < WAITING; i++) {
            system.spawn(() -> new Waits(waiting)).tell(gate);
        }
        waiting.await();
        assertThat(registry.get("treadle.dispatcher.runners").gauge().value())
                .as("more of them than there are lanes")
                .isGreaterThan(Turn.LANES);
        gate.complete("open");
        assertThat(system.awaitQuiet(Duration.ofSeconds(30))).isTrue();
    }
}
