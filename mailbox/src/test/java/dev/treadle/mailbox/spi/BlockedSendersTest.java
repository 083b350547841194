package dev.treadle.mailbox.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Threads;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Timeout(30)
class BlockedSendersTest {

    private final BlockedSenders senders = new BlockedSenders();

    @Test
    void shouldWakeInTheOrderOfEntering() {
        Waiter first = senders.enter();
        Waiter second = senders.enter();

        senders.wakeOne();
        assertThat(List.of(first.signalled(), second.signalled())).containsExactly(true, false);

        senders.wakeOne();
        assertThat(second.signalled()).isTrue();
        assertThat(senders.isEmpty()).isTrue();
    }

    @Test
    void shouldWakeAllAtOnce() {
        List<Waiter> waiters = List.of(senders.enter(), senders.enter(), senders.enter());

        senders.wakeAll();

        assertThat(waiters).allMatch(Waiter::signalled);
        assertThat(senders.isEmpty()).isTrue();
    }

    @Test
    void shouldNotWakeOneThatHasLeft() {
        Waiter gone = senders.enter();
        Waiter next = senders.enter();

        senders.leave(gone);
        assertThat(next.signalled()).isFalse();

        senders.wakeOne();
        assertThat(gone.signalled()).isFalse();
        assertThat(next.signalled()).isTrue();
    }

    @Test
    void shouldPassAnUnusedWakeUpOn() {
        Waiter woken = senders.enter();
        Waiter next = senders.enter();
        senders.wakeOne();

        senders.leave(woken);

        assertThat(next.signalled()).isTrue();
    }

    @Test
    void shouldNotSpendAWakeUpOnOneThatAnotherHasLetIn() throws Exception {
        Waiter letIn = senders.enter();
        Waiter next = senders.enter();
        letIn.signal();
        assertThat(letIn.await(this, Parking.FOREVER)).isTrue();

        senders.leave(letIn);
        assertThat(next.signalled()).isFalse();
        senders.wakeOne();

        assertThat(next.signalled()).isTrue();
    }

    @Test
    void shouldDoNothingWhenNobodyIsInLine() {
        senders.wakeOne();
        senders.wakeAll();

        assertThat(senders.isEmpty()).isTrue();
        assertThat(senders.enter().signalled()).isFalse();
        assertThat(senders.isEmpty()).isFalse();
    }

    @Test
    void shouldNotWaitWhenThereIsRoom() throws InterruptedException {
        senders.awaitRoom(() -> true, this);

        assertThat(senders.isEmpty()).isTrue();
    }

    @Test
    void shouldLookAgainByItselfOnce() throws InterruptedException {
        var looks = new AtomicInteger();

        senders.awaitRoom(() -> looks.incrementAndGet() == 2, this);

        assertThat(looks).hasValue(2);
        assertThat(senders.isEmpty()).isTrue();
    }

    @Test
    void shouldSendOnceWokenAndAdmitted() throws InterruptedException {
        var room = new Semaphore(0);
        Thread sender = Threads.startVirtual(() -> senders.awaitRoom(room::tryAcquire, this));
        await().until(() -> !senders.isEmpty());

        room.release();
        senders.wakeOne();

        sender.join();
        assertThat(senders.isEmpty()).isTrue();
    }

    @Test
    void shouldLeaveTheLineWhenInterrupted() throws InterruptedException {
        var failure = new ConcurrentLinkedQueue<Throwable>();
        Thread sender =
                Threads.startVirtual(() -> {
                    try {
                        senders.awaitRoom(() -> false, this);
                    } catch (InterruptedException e) {
                        failure.add(e);
                    }
                });
        await().until(() -> !senders.isEmpty());

        sender.interrupt();
        sender.join();

        assertThat(failure).hasSize(1);
        assertThat(senders.isEmpty()).isTrue();
    }

    @Test
    void shouldPassTheWakeUpOnWhenTheAttemptThrows() {
        Waiter[] next = new Waiter[1];

        assertThatThrownBy(() ->
                        senders.awaitRoom(
                                () -> {
                                    next[0] = senders.enter();
                                    senders.wakeOne();
                                    throw new IllegalStateException("closed");
                                },
                                this))
                .hasMessage("closed");

        assertThat(next[0].signalled()).isTrue();
    }

    @Test
    void shouldLoseNoWakeUp() throws InterruptedException {
        int threads = 8;
        int messages = 2_000;
        MessageQueue<Integer> queue = MessageQueue.create(MailboxOptions.bounded(2), _ -> {});
        var done = new CountDownLatch(threads);
        IntStream.range(0, threads)
                .forEach(_ -> Threads.startVirtual(() -> send(queue, messages, done)));

        for (int received = 0; received < threads * messages; ) {
            if (queue.poll() != null) {
                received++;
                if (!senders.isEmpty()) {
                    senders.wakeOne();
                }
            } else {
                Threads.pause();
            }
        }

        done.await();
        assertThat(senders.isEmpty()).isTrue();
    }

    private void send(MessageQueue<Integer> queue, int messages, CountDownLatch done)
            throws InterruptedException {
        for (int i = 0; i < messages; i++) {
            int message = i;
            if (!queue.offer(message)) {
                senders.awaitRoom(() -> queue.offer(message), this);
            }
        }
        done.countDown();
    }
}
