package dev.treadle.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** The end of a work queue: a sentinel behind all items that reaches everybody. */
@Timeout(30)
class WorkQueueCloseTest {

    private final WorkQueue<Integer> queue = WorkQueue.bounded(3);

    @Test
    void shouldRefuseProducers() throws InterruptedException {
        queue.put(1);

        queue.close();

        assertThat(queue.isClosed()).isTrue();
        for (Threads.Body put :
                List.<Threads.Body>of(
                        () -> queue.put(2),
                        () -> queue.put(2, Duration.ofDays(1)),
                        () -> queue.tryPut(2),
                        () -> queue.putAndAwait(2))) {
            assertThatExceptionOfType(QueueClosedException.class)
                    .isThrownBy(put::run)
                    .withMessage("The queue is closed; nothing can be put any more");
        }
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void shouldGiveWhatIsThereBeforeItEnds() throws InterruptedException {
        queue.put(1);
        queue.put(2);
        queue.put(3);
        queue.close();

        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.take(Duration.ZERO)).contains(2);
        assertThat(queue.tryTake()).contains(3);
        for (Threads.Body take :
                List.<Threads.Body>of(
                        queue::take,
                        queue::takeItem,
                        () -> queue.take(Duration.ofDays(1)),
                        queue::tryTake)) {
            assertThatExceptionOfType(QueueClosedException.class)
                    .isThrownBy(take::run)
                    .withMessage("The queue is closed, and all its items are taken");
        }
    }

    @Test
    void shouldReachEveryConsumerThatWaits() {
        List<CompletableFuture<Void>> consumers =
                IntStream.range(0, 5).mapToObj(_ -> Threads.start(queue::take)).toList();

        queue.close();

        assertThat(consumers).allSatisfy(WorkQueueCloseTest::endsByClosing);
    }

    @Test
    void shouldLetProducersThatWaitGo() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            queue.put(i);
        }
        List<CompletableFuture<Void>> producers =
                IntStream.range(0, 5).mapToObj(i -> Threads.start(() -> queue.put(i))).toList();

        queue.close();

        assertThat(producers).allSatisfy(WorkQueueCloseTest::endsByClosing);
        assertThat(queue.size()).isEqualTo(3);
    }

    @Test
    void shouldChangeNothingWhenClosedAgain() throws InterruptedException {
        queue.put(1);
        queue.close();
        queue.close();

        assertThat(queue.take()).isEqualTo(1);
    }

    @Test
    void shouldStillBeJoinedAfterwards() throws InterruptedException {
        queue.put(1);
        queue.close();
        assertThat(queue.join(Duration.ZERO)).isFalse();

        queue.takeItem().done();

        queue.join();
    }

    @Test
    void shouldShareAllItemsAmongItsIteratorsAndEndThem() throws InterruptedException {
        var seen = new ConcurrentLinkedQueue<Integer>();
        List<CompletableFuture<Void>> consumers =
                IntStream.range(0, 3)
                        .mapToObj(_ -> Threads.start(() -> queue.forEach(seen::add)))
                        .toList();

        for (int i = 0; i < 1_000; i++) {
            queue.put(i);
        }
        queue.join();
        queue.close();

        consumers.forEach(CompletableFuture::join);
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void shouldCountAnItemAsDoneWhenTheNextIsAskedFor() throws InterruptedException {
        queue.put(1);
        queue.close();
        Iterator<Integer> iterator = queue.iterator();

        assertThat(iterator.next()).isEqualTo(1);
        assertThat(queue.join(Duration.ZERO)).isFalse();

        assertThat(iterator.hasNext()).isFalse();
        assertThat(queue.join(Duration.ZERO)).isTrue();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
    }

    @Test
    void shouldSayWhenAnIterationIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatIllegalStateException()
                .isThrownBy(() -> queue.iterator().hasNext())
                .withCauseInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    private static void endsByClosing(CompletableFuture<Void> waiting) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(waiting::join)
                .withCauseInstanceOf(QueueClosedException.class);
    }
}
