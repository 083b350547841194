package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.mailbox.Mailbox;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.QueueClosedException;
import dev.treadle.mailbox.WorkQueue;
import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.ManualTimers;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.ResultException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What tasks wait for, channels apart. */
class EventTest {

    private final Execution live = Execution.start("events", new DispatcherOptions(1, false));
    private final ManualTimers timers = new ManualTimers();
    private final CooperativeScheduler scheduler =
            new CooperativeScheduler(
                    Execution.of(live.dispatcher(), timers, RandomGenerator.getDefault()));
    private final List<Object> log = new ArrayList<>();

    @AfterEach
    void close() {
        scheduler.close();
        live.close();
    }

    @Test
    void shouldWaitForTimeByTheGivenClock() throws InterruptedException {
        scheduler.spawn("late", task -> log.add(task.yield(Event.after(Duration.ofHours(2)))));
        scheduler.spawn("soon", task -> log.add(task.yield(Event.after(Duration.ofHours(1)))));
        scheduler.spawn("now", task -> log.add(task.yield(Event.after(Duration.ZERO))));
        Thread running = Thread.ofVirtual().start(scheduler::run);

        Soon.await().until(() -> timers.pending() == 3);
        timers.advance(Duration.ofHours(1));
        Soon.await().until(() -> timers.pending() == 1);
        timers.advance(Duration.ofHours(1));

        running.join();
        assertThat(log).containsExactly(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(2));
    }

    @Test
    void shouldForgetTheTimerOfACancelledTask() throws InterruptedException {
        Task task = scheduler.spawn("a", self -> self.yield(Event.after(Duration.ofHours(1))));
        Thread running = Thread.ofVirtual().start(scheduler::run);
        Soon.await().until(() -> timers.pending() == 1);

        task.cancel();

        running.join();
        assertThat(timers.pending()).isZero();
    }

    @Test
    void shouldReceiveWhatAnyThreadSends() throws InterruptedException {
        int each = 2_000;
        Mailbox<Integer> mailbox = Mailbox.create(MailboxOptions.bounded(10));
        long[] sum = new long[1];
        scheduler.spawn(
                "receiver",
                task -> {
                    for (int i = 0; i < 3 * each; i++) {
                        sum[0] += task.yield(Event.receive(mailbox));
                    }
                });
        List<Thread> senders =
                IntStream.range(0, 3)
                        .mapToObj(_ ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                IntStream.rangeClosed(1, each)
                                                        .forEach(mailbox::tell)))
                        .toList();

        scheduler.run();

        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(sum[0]).isEqualTo(3L * each * (each + 1) / 2);
    }

    @Test
    void shouldReceiveWhatATaskSends() {
        Mailbox<Integer> ping = Mailbox.create(MailboxOptions.defaults());
        Mailbox<Integer> pong = Mailbox.create(MailboxOptions.defaults());
        scheduler.spawn(
                "ping",
                task -> {
                    for (int i = 0; i < 1_000; i++) {
                        ping.tell(i);
                        assertThat(task.yield(Event.receive(pong))).isEqualTo(i);
                    }
                });
        scheduler.spawn(
                "pong",
                task -> {
                    for (int i = 0; i < 1_000; i++) {
                        pong.tell(task.yield(Event.receive(ping)));
                    }
                    log.add("done");
                });

        scheduler.run();

        assertThat(log).containsExactly("done");
    }

    @Test
    void shouldTakeItemsUntilTheQueueIsClosed() {
        WorkQueue<String> queue = WorkQueue.bounded(2);
        scheduler.spawn(
                "consumer",
                task -> {
                    try {
                        while (true) {
                            log.add(task.yield(Event.take(queue)));
                        }
                    } catch (QueueClosedException e) {
                        log.add("closed");
                    }
                });
        scheduler.spawn(
                "producer",
                task -> {
                    queue.tryPut("one");
                    task.yield();
                    queue.tryPut("two");
                    queue.close();
                });

        scheduler.run();

        assertThat(log).containsExactly("one", "two", "closed");
    }

    @Test
    void shouldBringBackWhatWasOffloadedWhileOthersGoOn() {
        var gate = new CountDownLatch(1);
        scheduler.spawn(
                "offloading",
                task -> {
                    log.add(
                            task.yield(
                                    Event.offload(() -> {
                                        gate.await();
                                        return Thread.currentThread().isVirtual()
                                                ? "virtual"
                                                : "platform";
                                    })));
                    log.add(scheduler.hasTurn());
                });
        scheduler.spawn(
                "other",
                task -> {
                    for (int i = 0; i < 3; i++) {
                        task.yield();
                    }
                    log.add("other is done");
                    gate.countDown();
                });

        scheduler.run();

        assertThat(log).containsExactly("other is done", "virtual", true);
    }

    @Test
    void shouldThrowWhatAnOffloadedCallThrows() {
        scheduler.spawn(
                "offloading",
                task -> {
                    assertThatThrownBy(() ->
                                    task.yield(
                                            Event.offload(() -> {
                                                throw new IOException("gone");
                                            })))
                            .isInstanceOf(ResultException.class)
                            .hasMessageContaining("offloading")
                            .hasRootCauseMessage("gone");
                    assertThatThrownBy(() -> task.yield(Event.offload(() -> null)))
                            .hasRootCauseInstanceOf(NullPointerException.class);
                    log.add("still here");
                });

        scheduler.run();

        assertThat(log).containsExactly("still here");
    }

    @Test
    void shouldInterruptTheOffloadedCallOfACancelledTask() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        Task task =
                scheduler.spawn(
                        "offloading",
                        self ->
                                self.yield(
                                        Event.offload(() -> {
                                            try {
                                                begun.countDown();
                                                return new SynchronousQueue<String>().take();
                                            } catch (InterruptedException e) {
                                                interrupted.countDown();
                                                throw e;
                                            }
                                        })));
        Thread running = Thread.ofVirtual().start(scheduler::run);
        begun.await();

        task.cancel();

        running.join();
        interrupted.await();
    }

    @Test
    void shouldWaitForAResult() throws InterruptedException {
        var kept = new Promise<String>();
        var broken = new Promise<String>();
        scheduler.spawn("a", task -> log.add(task.yield(Event.of(kept.result()))));
        scheduler.spawn(
                "b",
                task ->
                        assertThatThrownBy(() -> task.yield(Event.of(broken.result())))
                                .isInstanceOf(ResultException.class)
                                .hasRootCauseMessage("broken"));
        Thread running = Thread.ofVirtual().start(scheduler::run);

        kept.complete("kept");
        broken.completeExceptionally(new IllegalStateException("broken"));

        running.join();
        assertThat(log).containsExactly("kept");
    }
}
