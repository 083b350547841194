package dev.treadle.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Putting and taking, with and without waiting, and knowing what is done. */
@Timeout(30)
class WorkQueueTest {

    private static final Duration SHORT = Duration.ofMillis(5);

    private final WorkQueue<String> queue = WorkQueue.bounded(2);
    private final ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();

    @Test
    void shouldGiveItemsInTheOrderOfPutting() throws InterruptedException {
        queue.put("a");
        queue.put("b");

        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.take()).isEqualTo("a");
        assertThat(queue.take()).isEqualTo("b");
        assertThat(queue.size()).isZero();
    }

    @Test
    void shouldNotWaitWhenToldNotTo() {
        assertThat(queue.tryTake()).isEmpty();
        assertThat(queue.tryPut("a")).isTrue();
        assertThat(queue.tryPut("b")).isTrue();
        assertThat(queue.tryPut("c")).isFalse();
        assertThat(queue.tryTake()).contains("a");
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void shouldGiveUpInTime() throws InterruptedException {
        assertThat(queue.take(SHORT)).isEmpty();
        assertThat(queue.put("a", SHORT)).isTrue();
        assertThat(queue.put("b", Duration.ZERO)).isTrue();
        assertThat(queue.put("c", SHORT)).isFalse();
        assertThat(queue.take(Duration.ZERO)).contains("a");
        assertThat(queue.take(SHORT)).contains("b");
        assertThat(queue.take(Duration.ofMillis(-1))).isEmpty();
    }

    @Test
    void shouldWaitForRoom() throws InterruptedException {
        fill();
        var put = Threads.start(() -> queue.put("waiting"));
        var putInTime = Threads.start(() -> queue.put("in time", Duration.ofDays(1)));

        for (int i = 0; i < 4; i++) {
            taken.add(queue.take());
        }

        put.join();
        putInTime.join();
        assertThat(taken).startsWith("1", "2").contains("waiting", "in time");
    }

    @Test
    void shouldWaitForAnItem() {
        var takers =
                new Thread[] {
                    Threads.startVirtual(() -> taken.add(queue.take())),
                    Threads.startVirtual(() -> queue.take(Duration.ofDays(1)).ifPresent(taken::add))
                };
        fill();

        await().untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrder("1", "2"));
        assertThat(takers).hasSize(2);
    }

    @Test
    void shouldServeConsumersInTheOrderOfTheirArrival() {
        var order = new ConcurrentLinkedQueue<Integer>();
        for (int i = 0; i < 3; i++) {
            int consumer = i;
            Thread thread =
                    Threads.startVirtual(() -> {
                        queue.take();
                        order.add(consumer);
                    });
            await().until(() -> thread.getState() == Thread.State.WAITING);
        }

        for (int i = 0; i < 3; i++) {
            int served = i + 1;
            queue.tryPut("item");
            await().until(() -> order.size() == served);
        }

        assertThat(order).containsExactly(0, 1, 2);
    }

    @Test
    void shouldChangeNothingWhenAWaitIsInterrupted() throws InterruptedException {
        Thread consumer = Threads.startVirtual(() -> taken.add(queue.take()));
        consumer.interrupt();
        consumer.join();
        fill();
        Thread producer = Threads.startVirtual(() -> queue.put("interrupted"));
        producer.interrupt();
        producer.join();

        assertThat(taken).isEmpty();
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.tryTake()).contains("1");
        assertThat(queue.tryTake()).contains("2");
        assertThat(queue.tryTake()).isEmpty();
    }

    @Test
    void shouldJoinWhenAllIsDone() throws InterruptedException {
        assertThat(queue.join(Duration.ZERO)).isTrue();
        fill();
        var joined = Threads.start(queue::join);

        queue.take();
        queue.taskDone();
        assertThat(queue.join(SHORT)).isFalse();
        queue.take();
        assertThat(queue.join(SHORT)).isFalse();
        assertThat(joined).isNotDone();
        queue.taskDone();

        joined.join();
        assertThat(queue.join(Duration.ZERO)).isTrue();
    }

    @Test
    void shouldRefuseThatMoreIsDoneThanWasTaken() throws InterruptedException {
        fill();
        assertThatIllegalStateException().isThrownBy(queue::taskDone);

        queue.take();
        queue.taskDone();

        assertThatIllegalStateException()
                .isThrownBy(queue::taskDone)
                .withMessage("taskDone was called more often than items were taken");
    }

    @Test
    void shouldTellTheProducerWhenItsItemIsDone() throws InterruptedException {
        var acknowledged = Threads.start(() -> queue.putAndAwait("job"));
        Item<String> item = queue.takeItem();

        assertThat(item.value()).isEqualTo("job");
        assertThat(queue.join(SHORT)).isFalse();
        assertThat(acknowledged).isNotDone();

        item.done();
        acknowledged.join();
        assertThat(queue.join(Duration.ZERO)).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(item::done)
                .withMessage("The item has been reported done already: job");
    }

    @Test
    void shouldTellTheProducerWhenItsItemIsTakenWithoutAHandle() throws InterruptedException {
        var acknowledged = Threads.start(() -> queue.putAndAwait("job"));

        queue.take();

        acknowledged.join();
    }

    @Test
    void shouldNeverBeFullWhenUnbounded() {
        WorkQueue<Integer> unbounded = WorkQueue.unbounded();

        for (int i = 0; i < 10_000; i++) {
            assertThat(unbounded.tryPut(i)).isTrue();
        }

        assertThat(unbounded.size()).isEqualTo(10_000);
        assertThat(unbounded.capacity()).isEqualTo(Integer.MAX_VALUE);
        assertThat(queue.capacity()).isEqualTo(2);
    }

    @Test
    void shouldRefuseBadInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkQueue.bounded(0))
                .withMessage("A work queue holds at least 1 item, not 0");
        assertThatNullPointerException().isThrownBy(() -> queue.put(null));
        assertThatNullPointerException().isThrownBy(() -> queue.put("a", null));
        assertThatNullPointerException().isThrownBy(() -> queue.tryPut(null));
        assertThatNullPointerException().isThrownBy(() -> queue.putAndAwait(null));
        assertThatNullPointerException().isThrownBy(() -> queue.take(null));
        assertThatNullPointerException().isThrownBy(() -> queue.join(null));
        assertThat(queue.size()).isZero();
    }

    @Test
    void shouldLoseNoWakeUpOfConsumersThatGiveUp() throws InterruptedException {
        int items = 20_000;
        for (int i = 0; i < 4; i++) {
            Threads.startVirtual(() -> {
                while (!queue.isClosed()) {
                    takeWithin(Duration.ofNanos(20_000)).ifPresent(_ -> queue.taskDone());
                }
            });
        }
        for (int i = 0; i < items; i++) {
            queue.put("item");
        }

        queue.join();

        queue.close();
        assertThatThrownBy(queue::take).isInstanceOf(QueueClosedException.class);
    }

    private Optional<String> takeWithin(Duration atMost) throws InterruptedException {
        try {
            return queue.take(atMost);
        } catch (QueueClosedException e) {
            return Optional.empty();
        }
    }

    private void fill() {
        assertThat(queue.tryPut("1")).isTrue();
        assertThat(queue.tryPut("2")).isTrue();
    }
}
