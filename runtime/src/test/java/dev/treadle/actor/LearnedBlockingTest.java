package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Actors that block get threads of their own, as long as they do. */
class LearnedBlockingTest {

    private static final int ACTORS = 100;

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final AtomicInteger apart = new AtomicInteger();
    private final AtomicInteger among = new AtomicInteger();
    private volatile boolean blocks = true;
    private volatile boolean goesOn = true;

    private void receive(ActorRef<String> self, String message) throws InterruptedException {
        boolean own = Thread.currentThread().getName().startsWith("bank/blocking");
        (own ? apart : among).incrementAndGet();
        if (blocks) {
            Thread.sleep(1);
        }
        if (goesOn) {
            self.tell(message);
        }
    }

    private final class Blocking extends Actor<String> {
        @Override
        protected void receive(String message) throws InterruptedException {
            LearnedBlockingTest.this.receive(context().self(), message);
        }
    }

    private void awaitMost(AtomicInteger wanted, AtomicInteger other) {
        await().untilAsserted(() -> {
            int before = wanted.get();
            int beforeOther = other.get();
            await().until(() -> wanted.get() + other.get() > before + beforeOther + 10 * ACTORS);
            assertThat(wanted.get() - before).isGreaterThan(8 * (other.get() - beforeOther));
        });
    }

    @Test
    void shouldRunApartWhatBlocksAndBringItBackWhenItStops() {
        List<ActorRef<String>> actors =
                IntStream.range(0, ACTORS)
                        .mapToObj(i -> system.spawn("blocking-" + i, Blocking::new))
                        .toList();
        actors.forEach(each -> each.tell("again"));

        awaitMost(apart, among);
        blocks = false;
        awaitMost(among, apart);
        blocks = true;
        awaitMost(apart, among);

        goesOn = false;
    }

    @Test
    void shouldKeepOrderAndLoseNothingWhileItLearns() {
        var sums = new Inbox<Integer>();
        List<ActorRef<Integer>> actors =
                IntStream.range(0, ACTORS)
                        .mapToObj(_ -> system.spawn(() -> new InOrder(sums)))
                        .toList();

        for (int number = 0; number < 50; number++) {
            for (ActorRef<Integer> each : actors) {
                each.tell(number);
            }
        }

        assertThat(sums.await(ACTORS)).hasSize(ACTORS).containsOnly(50);
    }

    /** Says how many messages it got in order, when it has 50. */
    private static final class InOrder extends Actor<Integer> {
        private final Inbox<Integer> sums;
        private int received;
        private int inOrder;

        InOrder(Inbox<Integer> sums) {
            this.sums = sums;
        }

        @Override
        protected void receive(Integer number) throws InterruptedException {
            if (number == received++) {
                inOrder++;
            }
            if (number % 3 == 0) {
                Thread.sleep(1);
            }
            if (received == 50) {
                sums.tell(inOrder);
            }
        }
    }
}
