package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A close never takes a conversation that goes on for the end of all. */
class QuietTest {

    private static final int ROUNDS = 150;
    private static final int HOPS = 300;

    /** Passes a countdown on, in leaps, so that it goes forth and back in the order of start. */
    private static final class Hopping extends Actor<Integer> {
        private final List<ActorRef<Integer>> ring;
        private final int self;
        private final AtomicInteger ends;

        Hopping(List<ActorRef<Integer>> ring, int self, AtomicInteger ends) {
            this.ring = ring;
            this.self = self;
            this.ends = ends;
        }

        @Override
        protected void receive(Integer left) {
            if (left == 0) {
                ends.incrementAndGet();
            } else {
                ring.get((self * 7 + left) % ring.size()).tell(left - 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void shouldWaitForTheLastHopOfEach(int size) {
        for (int round = 0; round < ROUNDS; round++) {
            var ends = new AtomicInteger();
            var system = ActorSystem.create("quiet");
            var ring = new ArrayList<ActorRef<Integer>>();
            for (int i = 0; i < size; i++) {
                int self = i;
                ring.add(system.spawn(() -> new Hopping(ring, self, ends)));
            }
            ring.getFirst().tell(HOPS + round);
            ring.getLast().tell(HOPS);

            CloseReport report = system.close(Duration.ofSeconds(20));

            assertThat(report.clean()).as("round %d: %s", round, report).isTrue();
            assertThat(report.deadLetters()).isZero();
            assertThat(ends).hasValue(2);
        }
    }

    @Test
    void shouldNotHoldACloseUpWhichAwaitsItToo() throws Exception {
        var system = ActorSystem.create("busy");
        var gate = new Gate();
        ActorRef<String> busy = system.spawn("busy", Actor.of(_ -> gate.passInAnyCase()));
        busy.tell("go");
        gate.awaitEntered();
        var quiet = new Inbox<Boolean>();
        Thread waiting = Clients.start(() -> quiet.tell(system.awaitQuiet(Duration.ofMinutes(10))));
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        CloseReport report = system.close(Duration.ofMillis(50));

        assertThat(report.quiet()).isFalse();
        assertThat(quiet.size()).isZero();
        gate.open();
        assertThat(quiet.await(1)).containsExactly(true);
    }
}
