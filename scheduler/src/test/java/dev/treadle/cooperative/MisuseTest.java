package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.scheduler.AwaitInterruptedException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What cannot be meant is refused, by name. */
class MisuseTest {

    private final CooperativeScheduler scheduler = new CooperativeScheduler();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void shouldRefuseAYieldOutsideTheTask() {
        Task task = scheduler.spawn("a", _ -> {});

        assertThatThrownBy(task::yield)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Only the task a itself yields, in its own turn and on its own thread");
        assertThatThrownBy(() -> task.yield(Event.after(Duration.ZERO)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseAYieldForAnotherTask() {
        Task other = scheduler.spawn("other", Task::yield);
        scheduler.spawn("a", _ -> other.yield());

        assertThatThrownBy(scheduler::run)
                .hasMessageContaining("The task a failed")
                .hasRootCauseMessage(
                        "Only the task other itself yields, in its own turn and on its own thread");
    }

    @Test
    void shouldRefuseAYieldOfATaskThatTakesSteps() {
        Task stepping = scheduler.spawn("stepping", () -> Step.DONE);

        assertThatThrownBy(stepping::yield)
                .hasMessage("The task stepping takes steps: it yields by what its step returns");
    }

    @Test
    void shouldRefuseARunInARun() {
        scheduler.spawn("nested", _ -> scheduler.run());

        assertThatThrownBy(scheduler::run)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs already");
    }

    @Test
    void shouldRefuseARunOfTwoThreads() throws InterruptedException {
        var begun = new CountDownLatch(1);
        Task endless =
                scheduler.spawn(
                        "endless",
                        task -> {
                            begun.countDown();
                            task.yield(Event.after(Duration.ofDays(1)));
                        });
        Thread running = Thread.ofVirtual().start(scheduler::run);
        begun.await();

        assertThatThrownBy(scheduler::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs already");
        endless.cancel();
        running.join();
    }

    @Test
    void shouldRefuseToBeClosedByATask() {
        scheduler.spawn("a", _ -> scheduler.close());

        assertThatThrownBy(scheduler::run)
                .cause()
                .hasMessage("A task cannot close its own scheduler: cancel the tasks instead");
    }

    @Test
    void shouldLeaveAnInterruptedWaitAndGoOnLater() throws InterruptedException {
        var caught = new AtomicReference<Throwable>();
        Task task = scheduler.spawn("a", self -> self.yield(Event.after(Duration.ofDays(1))));
        Thread running =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                scheduler.run();
                            } catch (AwaitInterruptedException e) {
                                caught.set(Thread.interrupted() ? e : null);
                            }
                        });
        Soon.await().until(() -> running.getState() == Thread.State.WAITING);

        running.interrupt();
        running.join();

        assertThat(caught.get()).hasMessage("Interrupted while 1 tasks wait for events");
        task.cancel();
        scheduler.run();
        assertThat(task.isDone()).isTrue();
    }
}
