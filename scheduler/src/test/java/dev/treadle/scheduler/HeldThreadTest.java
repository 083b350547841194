package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Handlers that hold their thread, by a read that cannot let go of it or by computing, for long.
 */
class HeldThreadTest {

    private static final int PIPES = 50;

    private final ProcessorDispatcher dispatcher =
            new ProcessorDispatcher("held", new DispatcherOptions(2, true));
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void close() {
        over.set(true);
        children.forEach(Process::destroy);
        dispatcher.close();
        await().untilAsserted(() -> assertThat(dispatcher.figures().runners()).isZero());
    }

    /** Computes until the test is over. */
    private void compute() {
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldRunOthersWhileManyReadFromSlowPipes() throws Exception {
        var began = new CountDownLatch(PIPES);
        var ended = new CountDownLatch(PIPES);
        for (int i = 0; i < PIPES; i++) {
            Process silent = new ProcessBuilder("cat").start();
            children.add(silent);
            dispatcher.execute(
                    Step.of(() -> {
                        began.countDown();
                        silent.getInputStream().read();
                        ended.countDown();
                    }));
        }
        var ran = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            dispatcher.execute(Step.of(ran::countDown));
        }

        began.await();
        ran.await();
        assertThat(ended.getCount()).isEqualTo(PIPES);
        assertThat(dispatcher.figures().admitted()).isGreaterThanOrEqualTo(PIPES - 2);

        for (Process child : children) {
            closeInput(child);
        }
        ended.await();
        awaitNoneAdmitted();
    }

    private static void closeInput(Process child) throws IOException {
        child.getOutputStream().close();
    }

    @Test
    void shouldRunOthersWhileAllProcessorsCompute() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            dispatcher.execute(Step.of(this::compute));
        }
        var ran = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            dispatcher.execute(Step.of(ran::countDown));
        }

        ran.await();
        over.set(true);
        awaitNoneAdmitted();
    }

    @Test
    void shouldRunWhatAHandlerScheduledThatThenComputes() throws InterruptedException {
        var ran = new CountDownLatch(3);
        dispatcher.execute(
                Step.of(() -> {
                    for (int i = 0; i < 3; i++) {
                        dispatcher.execute(Step.of(ran::countDown));
                    }
                    compute();
                }));

        ran.await();
    }

    @Test
    void shouldLeaveOtherVirtualThreadsTheirCarriersWhileManyCompute() throws Exception {
        var began = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            dispatcher.execute(
                    Step.of(() -> {
                        began.countDown();
                        compute();
                    }));
        }
        began.await();

        Thread unrelated =
                Thread.startVirtualThread(() -> {
                    for (int i = 0; i < 10; i++) {
                        LockSupport.parkNanos(1);
                    }
                });
        var ran = new CountDownLatch(1);
        dispatcher.execute(Step.of(ran::countDown));

        ran.await();
        assertThat(unrelated.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void shouldTellTheActivationOnceThatItHoldsItsThread() {
        var told = new ConcurrentLinkedQueue<Long>();
        for (int i = 0; i < 2; i++) {
            dispatcher.execute(
                    new Step() {
                        @Override
                        public void run() {
                            compute();
                        }

                        @Override
                        public void sawSlow(long nanos) {
                            told.add(nanos);
                            throw new IllegalStateException("expected by the test");
                        }
                    });
        }
        for (int i = 0; i < 3; i++) {
            dispatcher.execute(Step.of(this::compute));
        }

        // the third is admitted beside the first two, and so on: all are looked at many times
        await().dontCatchUncaughtExceptions().until(() -> dispatcher.figures().admitted() >= 3);
        assertThat(told).hasSize(2).allMatch(nanos -> nanos > 10_000_000);
    }

    @Test
    void shouldAdmitNobodyWhileOthersAreFree() {
        var computing = new CountDownLatch(1);
        dispatcher.execute(
                Step.of(() -> {
                    computing.countDown();
                    compute();
                }));
        for (int i = 0; i < 200; i++) {
            var ran = new CountDownLatch(1);
            dispatcher.execute(Step.of(ran::countDown));
            await().until(() -> ran.getCount() == 0);
        }

        assertThat(dispatcher.figures().admitted()).isLessThanOrEqualTo(1);
    }

    private void awaitNoneAdmitted() {
        await().untilAsserted(() ->
                assertThat(dispatcher)
                        .extracting("processors.all")
                        .asInstanceOf(
                                org.assertj.core.api.InstanceOfAssertFactories.array(
                                        Processor[].class))
                        .hasSize(2));
    }
}
