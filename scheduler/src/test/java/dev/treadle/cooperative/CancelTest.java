package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.mailbox.Mailbox;
import dev.treadle.mailbox.MailboxOptions;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** How tasks end before their time, and who waits for that. */
class CancelTest {

    private final CooperativeScheduler scheduler = new CooperativeScheduler();
    private final List<String> log = new ArrayList<>();

    private Task spawnEndless(String name) {
        return scheduler.spawn(
                name,
                task -> {
                    try {
                        while (true) {
                            task.yield();
                        }
                    } catch (GeneratorExit exit) {
                        log.add(name + " exits");
                    }
                });
    }

    @Test
    void shouldThrowExitAtTheYield() {
        Task endless = spawnEndless("a");
        scheduler.spawn("canceller", _ -> endless.cancel());

        scheduler.run();

        assertThat(log).containsExactly("a exits");
        assertThat(endless.isDone()).isTrue();
    }

    @Test
    void shouldThrowExitAgainAtEachYield() {
        Task stubborn =
                scheduler.spawn(
                        "stubborn",
                        task -> {
                            task.cancel();
                            for (int i = 0; i < 3; i++) {
                                try {
                                    task.yield();
                                } catch (GeneratorExit exit) {
                                    log.add("exit " + i);
                                }
                            }
                        });
        scheduler.run();
        assertThat(stubborn.isDone()).isTrue();
        assertThat(log).containsExactly("exit 0", "exit 1", "exit 2");
    }

    @Test
    void shouldNeverBeginWhatWasCancelledBefore() {
        Task task = scheduler.spawn("never", _ -> log.add("ran"));
        task.cancel();

        scheduler.run();

        assertThat(task.isDone()).isTrue();
        assertThat(log).isEmpty();
    }

    @Test
    void shouldEndAWaitForAnEvent() {
        Mailbox<String> empty = Mailbox.create(MailboxOptions.defaults());
        Task waiting =
                scheduler.spawn(
                        "waiting",
                        task -> {
                            try {
                                task.yield(Event.receive(empty));
                            } finally {
                                log.add("cleaned up");
                            }
                        });
        scheduler.spawn("canceller", _ -> waiting.cancel());

        scheduler.run();
        empty.tell("late");

        assertThat(log).containsExactly("cleaned up");
        assertThat(empty.size()).isOne();
    }

    @Test
    void shouldTellASteppedTask() {
        Task stepping =
                scheduler.spawn(
                        "stepping",
                        new StepTask() {
                            @Override
                            public Step step() {
                                return Step.AGAIN;
                            }

                            @Override
                            public void cancelled() {
                                log.add("cancelled");
                            }
                        });
        scheduler.spawn("canceller", _ -> stepping.cancel());

        scheduler.run();

        assertThat(log).containsExactly("cancelled");
    }

    @Test
    void shouldBeCancelledFromAnyThread() throws InterruptedException {
        Task endless = spawnEndless("a");
        var begun = new CountDownLatch(1);
        scheduler.spawn("signal", _ -> begun.countDown());
        Thread running = Thread.ofPlatform().start(scheduler::run);

        begun.await();
        endless.cancel();
        endless.join();

        running.join();
        assertThat(log).containsExactly("a exits");
    }

    @Test
    void shouldJoinFromAnotherThreadInTime() throws InterruptedException {
        Task task = scheduler.spawn("a", _ -> {});

        assertThat(task.join(Duration.ofMillis(1))).isFalse();
        Thread.ofVirtual().start(scheduler::run).join();
        assertThat(task.join(Duration.ZERO)).isTrue();
        task.join();
    }

    @Test
    void shouldYieldTheEndOfAnotherTask() {
        Task first = spawnEndless("first");
        scheduler.spawn(
                "second",
                task -> {
                    Task ended = task.yield(Event.end(first));
                    log.add(ended.name() + " has ended");
                });
        scheduler.spawn(
                "third",
                task -> {
                    task.yield();
                    first.cancel();
                });

        scheduler.run();

        assertThat(log).containsExactly("first exits", "first has ended");
    }

    @Test
    void shouldRefuseAJoinThatWouldNeverEnd() {
        Task other = spawnEndless("other");
        scheduler.spawn("joiner", _ -> other.join());

        assertThatThrownBy(scheduler::run)
                .hasMessageContaining("joiner")
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other")
                .hasMessageContaining("Event.end");
        scheduler.close();
    }

    @Test
    void shouldEndAllTasksAtClose() throws InterruptedException {
        spawnEndless("a");
        spawnEndless("b");
        var begun = new CountDownLatch(1);
        scheduler.spawn("signal", _ -> begun.countDown());
        Thread running = Thread.ofPlatform().start(scheduler::run);
        begun.await();

        scheduler.close();
        scheduler.close();

        running.join();
        assertThat(log).containsExactly("a exits", "b exits");
        assertThatThrownBy(() -> spawnEndless("c")).hasMessageContaining("closed");
        assertThatThrownBy(scheduler::run).hasMessageContaining("closed");
    }

    @Test
    void shouldEndWhatARunThatThrewHasLeft() {
        spawnEndless("a");
        scheduler.spawn(
                "failing",
                _ -> {
                    throw new IllegalStateException("no");
                });
        assertThatThrownBy(scheduler::run).hasMessageContaining("failing");

        scheduler.close();

        assertThat(log).containsExactly("a exits");
    }

    @Test
    void shouldThrowAtCloseWhatCleaningUpThrows() {
        for (String name : List.of("a", "b")) {
            scheduler.spawn(
                    name,
                    task -> {
                        try {
                            task.yield(Event.after(Duration.ofDays(1)));
                        } catch (GeneratorExit exit) {
                            throw new IllegalStateException(name + " is stuck", exit);
                        }
                    });
        }
        scheduler.spawn(
                "failing",
                _ -> {
                    throw new IllegalStateException("no");
                });
        assertThatThrownBy(scheduler::run).hasMessageContaining("failing");

        assertThatThrownBy(scheduler::close)
                .hasMessageContaining("a is stuck")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
}
