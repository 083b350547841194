package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.mailbox.Mailbox;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.Kept;
import dev.treadle.scheduler.ManualTimers;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Events made of others, and events that users define. */
class CombinedEventTest {

    private final ManualTimers timers = new ManualTimers();
    private final Execution live = Execution.start("events", new DispatcherOptions(1, false));
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
    void shouldTakeOnlyTheFirstOfSeveral() {
        Mailbox<String> left = Mailbox.create(MailboxOptions.defaults());
        Mailbox<String> right = Mailbox.create(MailboxOptions.defaults());
        for (int i = 0; i < 3; i++) {
            left.tell("left" + i);
            right.tell("right" + i);
        }
        scheduler.spawn(
                "select",
                task -> {
                    Event<String> either = Event.first(Event.receive(left), Event.receive(right));
                    for (int i = 0; i < 6; i++) {
                        log.add(task.yield(either));
                    }
                });

        scheduler.run();

        assertThat(log).containsExactly("left0", "right0", "left1", "right1", "left2", "right2");
    }

    @Test
    void shouldWithdrawTheOthersWhenOneCame() throws InterruptedException {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());
        scheduler.spawn(
                "select",
                task ->
                        log.add(
                                task.yield(
                                        Event.<Object>first(
                                                Event.receive(mailbox),
                                                Event.after(Duration.ofMinutes(1))))));
        Thread running = Thread.ofVirtual().start(scheduler::run);
        Soon.await().until(() -> timers.pending() == 1);

        timers.advance(Duration.ofMinutes(1));
        running.join();
        mailbox.tell("late");

        assertThat(log).containsExactly(Duration.ofMinutes(1));
        assertThat(mailbox.size()).isOne();
    }

    @Test
    void shouldLeaveNothingInAResultOrATaskThatDidNotComeFirst() {
        var stop = new Promise<Object>();
        Mailbox<Object> mailbox = Mailbox.create(MailboxOptions.defaults());
        Task other = scheduler.spawn("other", task -> task.yield(Event.of(stop)));
        Task reader =
                scheduler.spawn(
                        "reader",
                        task -> {
                            var next =
                                    Event.<Object>first(
                                            Event.receive(mailbox),
                                            Event.of(stop).map(value -> value + "ped"),
                                            Event.end(other));
                            for (int i = 0; i < 200; i++) {
                                log.add(task.yield(next));
                            }
                            log.add(kept(stop, other));
                            log.add(task.yield(next));
                        });
        scheduler.spawn(
                "sender",
                task -> {
                    for (int i = 0; i < 200; i++) {
                        task.yield(); // so that the reader waits again
                        mailbox.tell(i);
                    }
                    task.yield();
                    task.yield();
                    stop.complete("stop");
                });

        scheduler.run();

        assertThat(log.subList(0, 200)).isEqualTo(IntStream.range(0, 200).boxed().toList());
        assertThat(log.get(200)).isEqualTo(List.of(1, 0)); // the other task waits for the result
        assertThat(log.get(201)).isEqualTo("stopped");
        assertThat(reader.isDone()).isTrue();
    }

    @Test
    void shouldLeaveNothingInAResultWhenItsTaskIsCancelled() {
        var never = new Promise<String>();
        Task waiting = scheduler.spawn("waiting", task -> task.yield(Event.of(never)));
        scheduler.spawn(
                "other",
                task -> {
                    task.yield();
                    log.add(Kept.by(never));
                    waiting.cancel();
                    task.yield();
                    log.add(Kept.by(never));
                });

        scheduler.run();

        assertThat(log).containsExactly(1, 0);
    }

    private static List<Integer> kept(Result<?> result, Task task) {
        return List.of(Kept.by(result), Kept.by(((Cell) task).ended()));
    }

    @Test
    void shouldChangeWhatComes() {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());
        mailbox.tell("four");
        mailbox.tell("bad");
        scheduler.spawn(
                "a",
                task -> {
                    log.add(task.yield(Event.receive(mailbox).map(String::length)));
                    assertThatThrownBy(() ->
                                    task.yield(
                                            Event.receive(mailbox)
                                                    .map(s -> {
                                                        throw new IllegalArgumentException(s);
                                                    })))
                            .hasMessage("bad");
                });

        scheduler.run();

        assertThat(log).containsExactly(4);
    }

    @Test
    void shouldBringEventsToStepsToo() {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());
        scheduler.spawn(
                "steps",
                new StepTask() {
                    private int steps;

                    @Override
                    public Step step() {
                        return switch (steps++) {
                            case 0 -> Event.receive(mailbox).then(log::add);
                            case 1 ->
                                    Event.offload(() -> {
                                        throw new IllegalStateException("no");
                                    });
                            default -> Step.DONE;
                        };
                    }

                    @Override
                    public Step failed(Exception failure) {
                        log.add("failed");
                        return Step.AGAIN;
                    }
                });
        scheduler.spawn("sender", _ -> mailbox.tell("hello"));

        scheduler.run();

        assertThat(log).containsExactly("hello", "failed");
    }

    @Test
    void shouldServeEventsThatUsersDefine() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Event<String> answered = task -> threads.execute(() -> task.resume("answer"));
            Event<String> refused =
                    task -> threads.execute(() -> task.fail(new IllegalStateException("refused")));
            Event<String> broken =
                    _ -> {
                        throw new IllegalArgumentException("broken");
                    };
            scheduler.spawn(
                    "a",
                    task -> {
                        log.add(task.yield(answered));
                        assertThatThrownBy(() -> task.yield(refused)).hasMessage("refused");
                        assertThatThrownBy(() -> task.yield(broken)).hasMessage("broken");
                        log.add("done");
                    });

            scheduler.run();
        }
        assertThat(log).containsExactly("answer", "done");
    }

    @Test
    void shouldTellAnEventOnceThatItIsOver() {
        Event<String> twice =
                task -> {
                    task.whenOver(() -> log.add("over"));
                    task.resume("first");
                    task.resume("second");
                    task.whenOver(() -> log.add("over at once"));
                };
        scheduler.spawn("a", task -> log.add(task.yield(twice)));

        scheduler.run();

        assertThat(log).containsExactly("over", "over at once", "first");
    }

    @Test
    void shouldNotWaitForWhatIsUnattended() {
        Event<String> never = Suspended::unattended;
        Task waiting = scheduler.spawn("waiting", task -> task.yield(never));
        scheduler.spawn(
                "other",
                task -> {
                    task.yield();
                    log.add("done");
                });

        scheduler.run();

        assertThat(log).containsExactly("done");
        assertThat(waiting.isDone()).isFalse();
        scheduler.close();
        assertThat(waiting.isDone()).isTrue();
    }

    @Test
    void shouldRefuseTheFirstOfNothing() {
        assertThatThrownBy(() -> Event.first())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The first of no events would never come: give it at least one");
    }
}
