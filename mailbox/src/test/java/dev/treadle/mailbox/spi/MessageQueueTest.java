package dev.treadle.mailbox.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.treadle.mailbox.Threads;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The contract that every queue keeps, at every capacity. */
@Timeout(30)
@ParameterizedClass(name = "{0}, capacity {1}")
@MethodSource("queues")
class MessageQueueTest {

    private static final int SENDERS = 4;
    private static final int MESSAGES_OF_A_SENDER = 2_000;

    private record Numbered(int sender, int number) {}

    @Parameter(0)
    QueueKind kind;

    @Parameter(1)
    int capacity;

    private final ConcurrentLinkedQueue<Object> dropped = new ConcurrentLinkedQueue<>();
    private MessageQueue<Object> queue;

    static Stream<Arguments> queues() {
        return QueueKind.withCapacities(1, 2, 3, 64, 1000, Integer.MAX_VALUE);
    }

    @BeforeEach
    void makeQueue() {
        queue = kind.create(capacity, dropped::add);
    }

    @Test
    void shouldBeEmptyAtFirst() {
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.size()).isZero();
        assertThat(queue.poll()).isNull();
        assertThat(queue.capacity()).isEqualTo(capacity);
    }

    @Test
    void shouldRefuseNull() {
        assertThatNullPointerException().isThrownBy(() -> queue.offer(null));
        assertThatNullPointerException().isThrownBy(() -> queue.force(null));
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void shouldGiveMessagesInTheOrderOfSending() {
        int count = Math.min(capacity, 100);
        fill(0, count);

        assertThat(queue.size()).isEqualTo(count);
        assertThat(drain()).isEqualTo(numbers(0, count));
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void shouldTakeTheSameMessageTwice() {
        queue.force("twice");
        queue.force("twice");

        assertThat(drain()).containsExactly("twice", "twice");
    }

    @Test
    void shouldKeepTheOrderOfEachSender() {
        List<CompletableFuture<Void>> senders =
                IntStream.range(0, SENDERS)
                        .mapToObj(sender -> Threads.start(() -> sendAll(sender)))
                        .toList();

        List<Object> received = receiveWhile(() -> !senders.stream().allMatch(f -> f.isDone()));

        var bySender =
                received.stream()
                        .map(Numbered.class::cast)
                        .collect(groupingBy(Numbered::sender, mapping(Numbered::number, toList())));
        assertThat(bySender.values())
                .allSatisfy(numbers -> assertThat(numbers).isSorted().doesNotHaveDuplicates());
        assertThat(received.size() + dropped.size()).isEqualTo(SENDERS * MESSAGES_OF_A_SENDER);
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.size()).isZero();
    }

    @Test
    void shouldNotKeepWhatWasPolled() {
        var first = new WeakReference<>(sendNew());
        var second = new WeakReference<>(sendNew());
        drain();

        await().pollDelay(Duration.ZERO)
                .untilAsserted(() -> {
                    System.gc();
                    assertThat(first.get()).isNull();
                    assertThat(second.get()).isNull();
                });
        assertThat(queue.isEmpty()).isTrue();
    }

    private Object sendNew() {
        Object message = new Object();
        queue.force(message);
        return message;
    }

    private void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(queue.offer(i)).isTrue();
        }
    }

    private void sendAll(int sender) {
        for (int number = 0; number < MESSAGES_OF_A_SENDER; number++) {
            while (!queue.offer(new Numbered(sender, number))) {
                Threads.pause();
            }
        }
    }

    private List<Object> receiveWhile(BooleanSupplier more) {
        List<Object> received = new ArrayList<>();
        boolean last;
        do {
            last = !more.getAsBoolean();
            received.addAll(drain());
            Threads.pause();
        } while (!last);
        return received;
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
