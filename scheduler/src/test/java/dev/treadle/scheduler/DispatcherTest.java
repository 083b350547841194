package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Who runs when, as long as nobody blocks. */
class DispatcherTest {

    private ProcessorDispatcher dispatcher;

    private void start(int processors) {
        dispatcher = new ProcessorDispatcher("test", new DispatcherOptions(processors, true));
    }

    @AfterEach
    void close() {
        dispatcher.close();
    }

    /** An activation of one step. */
    private static Activation once(Runnable step) {
        return turn -> {
            if (!turn.next()) {
                return true;
            }
            step.run();
            return false;
        };
    }

    @Test
    void shouldRunOnAVirtualThreadWhatIsExecutedFromOutside() throws InterruptedException {
        start(1);
        var thread = new AtomicReference<Thread>();
        var ran = new CountDownLatch(1);

        dispatcher.execute(
                once(() -> {
                    thread.set(Thread.currentThread());
                    ran.countDown();
                }));

        ran.await();
        assertThat(thread.get().isVirtual()).isTrue();
        assertThat(thread.get().getName()).isEqualTo("test-runner-1");
    }

    @Test
    void shouldRunAgainAsLongAsThereIsMore() throws InterruptedException {
        start(2);
        var turns = new AtomicInteger();
        var over = new CountDownLatch(1);
        var next = new CountDownLatch(1);

        dispatcher.execute(_ -> {
            if (turns.incrementAndGet() < 1_000) {
                return true;
            }
            over.countDown();
            return false;
        });
        over.await();
        dispatcher.execute(once(next::countDown));
        next.await();

        assertThat(turns).hasValue(1_000);
    }

    @Test
    void shouldEndATurnAfterSomeSteps() throws InterruptedException {
        start(1);
        var steps = new AtomicInteger();
        var over = new CountDownLatch(1);

        dispatcher.execute(turn -> {
            while (turn.next()) {
                steps.incrementAndGet();
            }
            over.countDown();
            return false;
        });

        over.await();
        assertThat(steps).hasValue(256);
    }

    @Test
    void shouldPutWhoHasMoreToDoBehindAllOthers() {
        start(1);
        int many = 1_000;
        int rounds = 10;
        List<AtomicInteger> turns = Stream.generate(AtomicInteger::new).limit(many).toList();
        var left = new AtomicInteger(-1);
        for (AtomicInteger mine : turns) {
            dispatcher.execute(_ -> {
                if (left.get() > 0) {
                    mine.incrementAndGet();
                    left.decrementAndGet();
                }
                return left.get() != 0;
            });
        }

        left.set(many * rounds);
        await().until(() -> left.get() == 0);

        assertThat(turns).allMatch(each -> Math.abs(each.get() - rounds) <= 3);
    }

    @Test
    void shouldLetNoConversationKeepOutWhatWaitsInTheQueue() throws InterruptedException {
        start(1);
        var over = new AtomicBoolean();
        var exchanged = new AtomicInteger();
        var ran = new CountDownLatch(1);

        dispatcher.execute(
                once(() -> {
                    dispatcher.execute(
                            once(() -> {
                                over.set(true);
                                ran.countDown();
                            }));
                    converse(over, exchanged);
                }));

        ran.await();
        assertThat(exchanged.get()).isBetween(1, 66);
    }

    @Test
    void shouldLetNoConversationKeepOutWhatComesFromOutside() throws InterruptedException {
        start(1);
        var over = new AtomicBoolean();
        var ran = new CountDownLatch(1);
        var exchanged = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            dispatcher.execute(once(() -> converse(over, exchanged)));
        }
        await().until(() -> exchanged.get() > 1_000);

        dispatcher.execute(once(ran::countDown));

        ran.await();
        over.set(true);
    }

    /** Two that schedule each other until somebody says that it is over. */
    private void converse(AtomicBoolean over, AtomicInteger exchanged) {
        dispatcher.execute(
                once(() -> {
                    exchanged.incrementAndGet();
                    if (!over.get()) {
                        converse(over, exchanged);
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldRunAllThatOneSchedulesHoweverMany(int processors) throws InterruptedException {
        start(processors);
        int many = 10_000;
        var ran = new ConcurrentLinkedQueue<Integer>();
        var over = new CountDownLatch(many);

        dispatcher.execute(
                once(() -> {
                    for (int i = 0; i < many; i++) {
                        int number = i;
                        dispatcher.execute(
                                once(() -> {
                                    ran.add(number);
                                    over.countDown();
                                }));
                    }
                }));

        over.await();
        assertThat(ran)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, many).boxed().toList());
    }

    @Test
    void shouldRunTwoAtTheSameTimeOnTwoProcessors() throws InterruptedException {
        start(2);
        for (int round = 0; round < 200; round++) {
            var meeting = new CountDownLatch(2);
            var over = new CountDownLatch(2);
            Activation meets =
                    once(() -> {
                        meeting.countDown();
                        while (meeting.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                        over.countDown();
                    });
            dispatcher.execute(
                    once(() -> {
                        dispatcher.execute(meets);
                        dispatcher.execute(once(() -> meets.run(Turn.ENDLESS)));
                    }));
            over.await();
        }
    }

    @Test
    void shouldGiveWhatAnActivationThrowsToTheHandlerAndGoOn() throws InterruptedException {
        start(1);
        var uncaught = new AtomicReference<Throwable>();
        var error = new AssertionError("expected by the test");
        var next = new CountDownLatch(1);

        dispatcher.execute(
                once(() -> {
                    Thread.currentThread()
                            .setUncaughtExceptionHandler((_, e) -> {
                                uncaught.set(e);
                                throw new IllegalStateException("the handler fails as well");
                            });
                    throw error;
                }));
        dispatcher.execute(once(next::countDown));

        next.await();
        assertThat(uncaught).hasValue(error);
        assertThat(dispatcher.figures().runners()).isEqualTo(1);
    }

    @Test
    void shouldRefuseNothing() throws InterruptedException {
        start(1);
        assertThatThrownBy(() -> dispatcher.execute(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("activation");

        var thrown = new AtomicReference<Throwable>();
        var ran = new CountDownLatch(1);
        dispatcher.execute(
                once(() -> {
                    try {
                        dispatcher.execute(null);
                    } catch (NullPointerException e) {
                        thrown.set(e);
                    }
                    ran.countDown();
                }));
        ran.await();
        assertThat(thrown.get()).hasMessage("activation");
    }

    @Test
    void shouldCountWhatWaits() throws InterruptedException {
        start(1);
        var running = new CountDownLatch(1);
        var over = new AtomicBoolean();
        dispatcher.execute(
                once(() -> {
                    // Again and again: the monitor may let them run before the look.
                    Stream.<Activation>generate(() -> _ -> !over.get())
                            .limit(3)
                            .forEach(dispatcher::execute);
                    running.countDown();
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                }));
        running.await();

        assertThat(dispatcher.figures().queued()).isBetween(1L, 3L);
        over.set(true);

        await().until(() -> dispatcher.figures().queued() == 0);
    }

    @Test
    void shouldTakeWhatAnotherDispatcherSchedulesAsFromOutside() throws InterruptedException {
        start(1);
        var ran = new CountDownLatch(100);
        try (var other = new ProcessorDispatcher("other", new DispatcherOptions(1, true))) {
            for (int i = 0; i < 100; i++) {
                other.execute(once(() -> dispatcher.execute(once(ran::countDown))));
            }
            ran.await();
        }
    }
}
