package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

class ExecutionTest {

    private static final DispatcherOptions TWO = new DispatcherOptions(2, false);

    @Test
    void shouldRunActivationsAndTimersUntilItIsClosed() throws InterruptedException {
        var ran = new CountDownLatch(2);
        Execution execution = Execution.start("whole", TWO);

        execution.dispatcher().execute(Step.of(ran::countDown));
        execution.timers().once(Duration.ofMillis(1), ran::countDown);
        execution.random().nextLong();
        ran.await();
        execution.close();
        execution.close();

        await().until(() -> execution.dispatcher().figures().runners() == 0);
        await().until(() -> Threads.named("whole-timers").isEmpty());
        await().until(() -> Threads.named("whole-monitor").isEmpty());
    }

    @Test
    void shouldNumberTheThreadsOfASecondOneOfTheSameName() {
        try (var first = Execution.start("twin", TWO)) {
            try (var second = Execution.start("twin", TWO)) {
                assertThat(runnerOf(first)).startsWith("twin-runner-");
                assertThat(runnerOf(second)).startsWith("twin#2-runner-");
            }
            try (var again = Execution.start("twin", TWO)) {
                assertThat(runnerOf(again)).startsWith("twin#2-runner-");
            }
        }
        try (var last = Execution.start("twin", TWO)) {
            assertThat(runnerOf(last)).startsWith("twin-runner-");
        }
    }

    private static String runnerOf(Execution execution) {
        var name = new Promise<String>();
        execution
                .dispatcher()
                .execute(Step.of(() -> name.complete(Thread.currentThread().getName())));
        return name.await();
    }

    @Test
    void shouldBePutTogetherFromGivenParts() {
        var timers = new ManualTimers();
        var random = new Random(1);
        try (var live = Execution.start("live", TWO)) {
            Execution given = Execution.of(live.dispatcher(), timers, random);

            assertThat(given.timers()).isSameAs(timers);
            assertThat(given.random()).isSameAs(random);
            given.close();

            var promise = new Promise<String>();
            given.dispatcher().execute(Step.of(() -> promise.complete("still runs")));
            assertThat(promise.await()).isEqualTo("still runs");
        }
    }

    @Test
    void shouldStartAThreadOfItsOwnForAnActivation() throws InterruptedException {
        try (var execution = Execution.start("own", TWO)) {
            var promise = new Promise<String>();
            var thread = new AtomicReference<Thread>();
            var waits = new AtomicReference<Object>();
            Activation loop =
                    new Step() {
                        @Override
                        public void run() {}

                        @Override
                        public void waitBegins(Object on) {
                            waits.set(on);
                        }
                    };

            Thread started =
                    execution
                            .dispatcher()
                            .start(
                                    "loop",
                                    loop,
                                    () -> {
                                        thread.set(Thread.currentThread());
                                        promise.await();
                                    });
            await().until(() -> promise.equals(waits.get()));
            promise.complete("go");
            started.join();

            assertThat(started.isVirtual()).isTrue();
            assertThat(started.getName()).isEqualTo("loop");
            assertThat(thread).hasValue(started);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_025, Integer.MAX_VALUE})
    void shouldRefuseANumberOfProcessorsThatMakesNoSense(int processors) {
        assertThatThrownBy(() -> new DispatcherOptions(processors, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A dispatcher has 1 to 1024 processors, not " + processors);
    }

    @Test
    void shouldHaveAProcessorForEachCoreUnlessToldOtherwise() {
        assertThat(DispatcherOptions.defaults())
                .isEqualTo(new DispatcherOptions(Runtime.getRuntime().availableProcessors(), true));
    }

    @Test
    void shouldRefuseNothing() {
        assertThatThrownBy(() -> Execution.start(null, TWO)).hasMessage("name");
        assertThatThrownBy(() -> Execution.start("x", null)).hasMessage("options");
        assertThatThrownBy(() -> Execution.of(null, new ManualTimers(), new Random()))
                .hasMessage("dispatcher");
        try (var execution = Execution.start("x", TWO)) {
            assertThatThrownBy(() -> execution.dispatcher().start(null, _ -> false, () -> {}))
                    .hasMessage("name");
            assertThatThrownBy(() -> execution.dispatcher().start("x", null, () -> {}))
                    .hasMessage("activation");
            assertThatThrownBy(() -> execution.dispatcher().start("x", _ -> false, null))
                    .hasMessage("body");
        }
    }
}
