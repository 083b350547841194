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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every queue says of its owner's rest. */
@Timeout(30)
@ParameterizedClass(name = "{0}, capacity {1}")
@MethodSource("queues")
class RestTest {

    private static final int SENDERS = 3;
    private static final int MESSAGES_OF_A_SENDER = 20_000;

    @Parameter(0)
    QueueKind kind;

    @Parameter(1)
    int capacity;

    private final AtomicInteger launches = new AtomicInteger();
    private MessageQueue<Object> queue;

    static Stream<Arguments> queues() {
        return QueueKind.withCapacities(1, 3, 5000);
    }

    @BeforeEach
    void makeQueue() {
        queue = kind.create(capacity, _ -> {}, launches::incrementAndGet);
    }

    @Test
    void shouldNotRestAtFirst() {
        assertThat(queue.resting()).isFalse();
        assertThat(queue.resume()).isFalse();

        queue.offer("for an owner that is awake");

        assertThat(launches).hasValue(0);
    }

    @Test
    void shouldNotRestWhileThereIsAMessage() {
        queue.offer("a");
        assertThat(queue.rest()).isFalse();

        queue.poll();
        assertThat(queue.rest()).isTrue();
        assertThat(queue.resting()).isTrue();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void shouldCallTheOwnerForTheFirstMessageOnly() {
        for (int round = 1; round <= 3; round++) {
            assertThat(queue.rest()).isTrue();

            queue.force("a");
            queue.force("b");

            assertThat(launches).hasValue(round);
            assertThat(queue.size()).isEqualTo(2);
            assertThat(queue.poll()).isEqualTo("a");
            assertThat(queue.poll()).isEqualTo("b");
            assertThat(queue.poll()).isNull();
        }
    }

    @Test
    void shouldEndARestWithoutAMessageOnce() {
        queue.rest();

        assertThat(queue.resume()).isTrue();
        assertThat(queue.resume()).isFalse();
        assertThat(queue.resting()).isFalse();
        assertThat(queue.isEmpty()).isTrue();
        assertThat(launches).hasValue(0);
        assertThat(queue.offer("a")).isTrue();
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.poll()).isEqualTo("a");
        assertThat(queue.poll()).isNull();
        assertThat(queue.rest()).isTrue();
    }

    /** The owner runs on whichever thread ended its rest, as an actor does. */
    @Test
    void shouldHaveOneOwnerAtATimeAndLoseNothing() throws InterruptedException {
        var owned = new AtomicInteger();
        var received = new AtomicInteger();
        var all = new Semaphore(0);
        int wanted = SENDERS * MESSAGES_OF_A_SENDER;
        MessageQueue<?>[] own = new MessageQueue<?>[1];
        MessageQueue<Object> shared =
                kind.create(
                        capacity,
                        _ -> all.release(received.incrementAndGet() == wanted ? 1 : 0),
                        () -> {
                            assertThat(owned.incrementAndGet()).isEqualTo(1);
                            int took = received.get();
                            do {
                                while (own[0].poll() != null) {
                                    took = received.incrementAndGet();
                                    all.release(took == wanted ? 1 : 0);
                                }
                                owned.decrementAndGet();
                            } while (!own[0].rest() && owned.incrementAndGet() == 1);
                        });
        own[0] = shared;
        assertThat(shared.rest()).isTrue();

        CompletableFuture<?>[] senders =
                IntStream.range(0, SENDERS)
                        .mapToObj(_ -> Threads.start(() -> sendAll(shared)))
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(senders).join();
        all.acquire();

        assertThat(received).hasValue(wanted);
        assertThat(shared.isEmpty()).isTrue();
    }

    private static void sendAll(MessageQueue<Object> to) {
        for (int number = 0; number < MESSAGES_OF_A_SENDER; number++) {
            while (!to.offer(number)) {
                Threads.pause();
            }
        }
    }
}
