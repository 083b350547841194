package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a task's failure. */
class TaskFailureTest {

    private final CooperativeScheduler scheduler = new CooperativeScheduler();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        scheduler.close();
    }

    private static void fail() throws IOException {
        throw new IOException("disk full");
    }

    @Test
    void shouldLeaveThroughTheRunWithNameAndStack() {
        Task task = scheduler.spawn("writer", _ -> fail());

        assertThatThrownBy(scheduler::run)
                .isInstanceOf(TaskFailedException.class)
                .hasMessage("The task writer failed: java.io.IOException: disk full")
                .satisfies(e -> assertThat(((TaskFailedException) e).task()).isSameAs(task))
                .cause()
                .isInstanceOf(IOException.class)
                .satisfies(cause ->
                        assertThat(cause.getStackTrace()[0].getMethodName()).isEqualTo("fail"));
        assertThat(task.isDone()).isTrue();
    }

    @Test
    void shouldLeaveThroughTheRunFromASteppedTaskToo() {
        scheduler.spawn(
                "stepper",
                () -> {
                    fail();
                    return Step.DONE;
                });

        assertThatThrownBy(scheduler::run)
                .hasMessageContaining("stepper")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void shouldLetTheOthersGoOnInTheNextRun() {
        scheduler.spawn(
                "other",
                task -> {
                    log.add("one");
                    task.yield();
                    log.add("two");
                });
        scheduler.spawn("failing", _ -> fail());

        assertThatThrownBy(scheduler::run).hasMessageContaining("failing");
        assertThat(log).containsExactly("one");
        scheduler.run();
        assertThat(log).containsExactly("one", "two");
    }

    @Test
    void shouldGoToTheHandlerAndRunOn() {
        scheduler.onFailure((task, failure) -> log.add(task.name() + ": " + failure.getMessage()));
        scheduler.spawn("failing", _ -> fail());
        scheduler.spawn("other", _ -> log.add("other"));

        scheduler.run();

        assertThat(log).containsExactly("failing: disk full", "other");
    }

    @Test
    void shouldThrowWhatTheHandlerThrows() {
        scheduler.onFailure((_, _) -> {
            throw new IllegalArgumentException("cannot handle that");
        });
        scheduler.spawn("failing", _ -> fail());

        assertThatThrownBy(scheduler::run).hasMessage("cannot handle that");
    }

    @Test
    void shouldCatchAnErrorToo() {
        scheduler.spawn("deep", _ -> deep(0));

        assertThatThrownBy(scheduler::run)
                .hasMessageContaining("deep")
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int deep(int level) {
        return deep(level + 1) + 1;
    }

    @Test
    void shouldSayWhichTaskYieldedNothing() {
        scheduler.spawn("absent", task -> task.yield(null));
        scheduler.spawn("void", () -> null);

        assertThatThrownBy(scheduler::run)
                .hasMessageContaining("absent")
                .hasCauseInstanceOf(NullPointerException.class);
        assertThatThrownBy(scheduler::run)
                .hasMessageContaining("void")
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "A step of the task void returned null: return AGAIN, DONE or an event");
    }
}
