package dev.treadle.mailbox.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.mailbox.Threads;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every queue with a capacity does at its bounds. */
@Timeout(30)
@ParameterizedClass(name = "{0}, capacity {1}")
@MethodSource("queues")
class BoundedMessageQueueTest {

    @Parameter(0)
    QueueKind kind;

    @Parameter(1)
    int capacity;

    private final Queue<Object> dropped = new ConcurrentLinkedQueue<>();
    private MessageQueue<Object> queue;

    static Stream<Arguments> queues() {
        return QueueKind.withCapacities(1, 2, 3, 64, 1000);
    }

    @BeforeEach
    void makeFullQueue() {
        queue = kind.create(capacity, dropped::add);
        for (int i = 0; i < capacity; i++) {
            assertThat(queue.offer(i)).isTrue();
        }
    }

    @Test
    void shouldHoldItsCapacityAndNoMore() {
        boolean admitted = queue.offer(capacity);

        assertThat(queue.size()).isEqualTo(capacity);
        assertThat(admitted).isEqualTo(kind.evicts());
        assertThat(dropped).containsExactlyElementsOf(kind.evicts() ? List.of(0) : List.of());
        assertThat(drain())
                .isEqualTo(kind.evicts() ? numbers(1, capacity + 1) : numbers(0, capacity));
    }

    @Test
    void shouldHaveRoomForOneMoreAfterEachPoll() {
        for (int i = 0; i < 3 * capacity; i++) {
            assertThat(queue.poll()).isEqualTo(i);
            assertThat(queue.size()).isEqualTo(capacity - 1);
            assertThat(queue.offer(capacity + i)).isTrue();
        }
        assertThat(dropped).isEmpty();
    }

    @Test
    void shouldAdmitForcedMessagesUpToTheCeiling() {
        for (int i = capacity; i < 16 * capacity; i++) {
            assertThat(queue.force(i)).isTrue();
        }

        assertThat(queue.force(-1)).isFalse();
        assertThat(queue.size()).isEqualTo(16 * capacity);
        assertThat(dropped).isEmpty();
        assertThat(drain()).isEqualTo(numbers(0, 16 * capacity));
    }

    @Test
    void shouldBeFullUntilWhatWasForcedInIsPolled() {
        queue.force("one over");

        queue.poll();
        assertThat(queue.offer("too early")).isEqualTo(kind.evicts());

        queue.poll();
        assertThat(queue.offer("in time")).isTrue();
        assertThat(queue.size()).isEqualTo(capacity);
        assertThat(dropped).hasSize(kind.evicts() ? 1 : 0);
    }

    @Test
    void shouldAdmitExactlyItsCapacityFromSendersAtOnce() {
        drain();
        var admitted = new AtomicInteger();

        CompletableFuture<?>[] senders =
                IntStream.range(0, 4)
                        .mapToObj(_ -> Threads.start(() -> offerAll(admitted)))
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(senders).join();

        assertThat(queue.size()).isEqualTo(capacity);
        assertThat(admitted).hasValue(kind.evicts() ? 4 * 2 * capacity : capacity);
        assertThat(drain()).hasSize(capacity);
    }

    private void offerAll(AtomicInteger admitted) {
        for (int i = 0; i < 2 * capacity; i++) {
            if (queue.offer(i)) {
                admitted.incrementAndGet();
            }
        }
    }

    private List<Object> drain() {
        List<Object> messages = new ArrayList<>();
        for (Object message = queue.poll(); message != null; message = queue.poll()) {
            messages.add(message);
        }
        return messages;
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
