package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** After close all that was scheduled still runs, and every thread ends. */
class ClosingTest {

    private ProcessorDispatcher dispatcher =
            new ProcessorDispatcher("closing", new DispatcherOptions(2, true));

    @AfterEach
    void shouldHaveEnded() {
        dispatcher.close();
        awaitEnd();
    }

    private void awaitEnd() {
        await().untilAsserted(() -> {
            assertThat(dispatcher.figures().runners()).isZero();
            assertThat(dispatcher.figures().queued()).isZero();
            assertThat(Threads.named("closing-monitor")).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void shouldEndEveryThreadOfAnIdleDispatcher(int processors) {
        dispatcher.close();
        awaitEnd();
        dispatcher = new ProcessorDispatcher("closing", new DispatcherOptions(processors, true));
        await().until(() -> dispatcher.idlers.count() == processors);

        dispatcher.close();
        dispatcher.close();
    }

    @Test
    void shouldEndEveryThreadWhenClosedAtOnce() {
        for (int i = 0; i < 200; i++) {
            dispatcher.close();
            dispatcher = new ProcessorDispatcher("closing", new DispatcherOptions(2, i % 2 == 0));
        }
    }

    @Test
    void shouldEndTheSparesToo() throws InterruptedException {
        var release = new Promise<String>();
        var began = new CountDownLatch(30);
        for (int i = 0; i < 30; i++) {
            dispatcher.execute(
                    Step.of(() -> {
                        began.countDown();
                        release.await();
                    }));
        }
        began.await();
        release.complete("go");
        await().until(() -> dispatcher.spares.count() >= 20);

        dispatcher.close();
    }

    @Test
    void shouldRunWhatWaited() throws InterruptedException {
        var busy = new CountDownLatch(2);
        var release = new CountDownLatch(1);
        var ran = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            dispatcher.execute(
                    Step.of(() -> {
                        busy.countDown();
                        for (int j = 0; j < 500; j++) {
                            dispatcher.execute(Step.of(ran::incrementAndGet));
                        }
                        release.await();
                    }));
        }
        busy.await();
        for (int i = 0; i < 500; i++) {
            dispatcher.execute(Step.of(ran::incrementAndGet));
        }

        dispatcher.close();
        release.countDown();
        awaitEnd();

        assertThat(ran).hasValue(1_500);
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndTheThreadOfABlockedHandlerWhenThatReturns(Blocker.Kind kind)
            throws InterruptedException {
        Blocker blocker = kind.make();
        var began = new CountDownLatch(1);
        dispatcher.execute(
                Step.of(() -> {
                    began.countDown();
                    blocker.block();
                }));
        began.await();

        dispatcher.close();
        await().until(() -> dispatcher.figures().runners() == 1);

        blocker.release();
    }

    @Test
    void shouldRunWhatComesLateOnAThreadOfItsOwn() throws InterruptedException {
        dispatcher.close();
        awaitEnd();
        var threads = new ConcurrentLinkedQueue<Thread>();
        var turns = new AtomicInteger();
        var over = new CountDownLatch(1);

        dispatcher.execute(_ -> {
            threads.add(Thread.currentThread());
            if (turns.incrementAndGet() < 5) {
                return true;
            }
            over.countDown();
            return false;
        });
        over.await();

        assertThat(threads).hasSize(5).doesNotContain(Thread.currentThread());
    }

    @Test
    void shouldLetLateOnesAwaitEachOther() {
        dispatcher.close();
        awaitEnd();
        var one = new Promise<String>();
        var other = new Promise<String>();
        var last = new Promise<String>();

        dispatcher.execute(Step.of(() -> other.complete(one.await())));
        dispatcher.execute(
                Step.of(() -> {
                    dispatcher.execute(Step.of(() -> one.complete("v")));
                    last.complete(other.await());
                }));

        assertThat(last.await()).isEqualTo("v");
    }

    @Test
    void shouldRunALongChainOfLateOnes() throws InterruptedException {
        dispatcher.close();
        var over = new CountDownLatch(1);

        link(100_000, over);

        over.await();
    }

    private void link(int left, CountDownLatch over) {
        if (left == 0) {
            over.countDown();
        } else {
            dispatcher.execute(Step.of(() -> link(left - 1, over)));
        }
    }

    @Test
    void shouldLoseNothingThatComesWhileItCloses() throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            var ran = new AtomicInteger();
            var closing = new CountDownLatch(1);
            List<Thread> outside =
                    Stream.generate(() ->
                                    Thread.ofPlatform()
                                            .start(() -> {
                                                for (int i = 0; i < 200; i++) {
                                                    if (i == 100) {
                                                        closing.countDown();
                                                    }
                                                    dispatcher.execute(
                                                            Step.of(() -> {
                                                                dispatcher.execute(
                                                                        Step.of(
                                                                                ran
                                                                                        ::incrementAndGet));
                                                                dispatcher.execute(
                                                                        Step.of(
                                                                                ran
                                                                                        ::incrementAndGet));
                                                            }));
                                                }
                                            }))
                            .limit(2)
                            .toList();

            closing.await();
            dispatcher.close();
            for (Thread thread : outside) {
                thread.join();
            }

            await().until(() -> ran.get() == 800);
            dispatcher = new ProcessorDispatcher("closing", new DispatcherOptions(2, false));
        }
    }

    @Test
    void shouldGiveUpASpareRunnerThatIsHandedAProcessorWhileItCloses() {
        for (int round = 0; round < 100; round++) {
            var release = new Promise<String>();
            for (int i = 0; i < 8; i++) {
                dispatcher.execute(Step.of(release::await));
            }
            Thread.startVirtualThread(() -> release.complete("go"));

            dispatcher.close();
            await().until(() -> dispatcher.figures().runners() == 0);
            dispatcher = new ProcessorDispatcher("closing", new DispatcherOptions(2, false));
        }
    }
}
