package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A handler that blocks stops nobody else, be there only one processor. */
class BlockingTest {

    private static final int MANY = 20;

    private final ProcessorDispatcher dispatcher =
            new ProcessorDispatcher("blocking", new DispatcherOptions(1, true));

    @AfterEach
    void close() {
        dispatcher.close();
        await().untilAsserted(() -> assertThat(dispatcher.figures().runners()).isZero());
    }

    @ParameterizedTest
    @EnumSource
    void shouldRunOthersWhileHandlersBlock(Blocker.Kind kind) throws InterruptedException {
        List<Blocker> blockers = Stream.generate(kind::make).limit(MANY).toList();
        var began = new CountDownLatch(MANY);
        var ended = new CountDownLatch(MANY);
        for (Blocker blocker : blockers) {
            dispatcher.execute(
                    Step.of(() -> {
                        began.countDown();
                        blocker.block();
                        ended.countDown();
                    }));
        }
        var ran = new CountDownLatch(1);
        dispatcher.execute(Step.of(ran::countDown));

        began.await();
        ran.await();
        assertThat(ended.getCount()).isEqualTo(MANY);
        // one that holds its thread for long before it blocks is met by a processor more
        DispatcherFigures figures = dispatcher.figures();
        assertThat(figures.handOffs() + figures.admitted()).isGreaterThanOrEqualTo(MANY);

        blockers.forEach(Blocker::release);
        ended.await();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRunWhatABlockedHandlerScheduledBefore(Blocker.Kind kind)
            throws InterruptedException {
        Blocker blocker = kind.make();
        var ended = new CountDownLatch(1);

        dispatcher.execute(
                Step.of(() -> {
                    dispatcher.execute(Step.of(blocker::release));
                    blocker.block();
                    ended.countDown();
                }));

        ended.await();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRunWhatComesAfterTheMonitorFellAsleep(Blocker.Kind kind)
            throws InterruptedException {
        Blocker blocker = kind.make();
        var began = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        dispatcher.execute(
                Step.of(() -> {
                    began.countDown();
                    blocker.block();
                    ended.countDown();
                }));
        began.await();
        await().until(() -> Threads.sleepsForGood("blocking-monitor"));

        dispatcher.execute(Step.of(blocker::release));

        ended.await();
    }

    @Test
    void shouldNameTheThreadAfterWhomItWaitsIn() throws InterruptedException {
        var runner = new CompletableFuture<Thread>();
        var gate = new CompletableFuture<String>();
        var slow =
                new Step() {
                    @Override
                    public void run() throws Exception {
                        runner.complete(Thread.currentThread());
                        gate.get();
                    }

                    @Override
                    public String toString() {
                        return "bank/slow";
                    }
                };
        var behind = new CountDownLatch(1);
        dispatcher.execute(slow);
        Thread thread = runner.join();
        dispatcher.execute(Step.of(behind::countDown));
        behind.await();

        await().until(() -> thread.getName().matches("blocking-runner-[0-9]+ in bank/slow"));

        gate.complete("go on");
        await().until(() -> thread.getName().matches("blocking-runner-[0-9]+"));
    }

    @Test
    void shouldHandOffAtOnceWhenAResultIsAwaited() throws InterruptedException {
        var promise = new Promise<String>();
        var seen = new ConcurrentLinkedQueue<String>();
        var ended = new CountDownLatch(1);
        dispatcher.execute(
                Step.of(() -> {
                    seen.add(promise.await());
                    ended.countDown();
                }));

        // nothing waits behind it: the monitor has no reason to act
        await().untilAsserted(() -> assertThat(dispatcher.figures().handOffs()).isEqualTo(1));
        promise.complete("v");

        ended.await();
        assertThat(seen).containsExactly("v");
    }

    @Test
    void shouldLetAHandlerAwaitWhatTheNextOneCompletes() throws InterruptedException {
        int depth = 200;
        List<Promise<Integer>> promises =
                Stream.generate(Promise<Integer>::new).limit(depth).toList();
        for (int i = 0; i < depth - 1; i++) {
            int here = i;
            dispatcher.execute(
                    Step.of(() -> {
                        promises.get(here).complete(promises.get(here + 1).await() + 1);
                    }));
        }
        dispatcher.execute(Step.of(() -> promises.getLast().complete(0)));

        assertThat(promises.getFirst().await()).isEqualTo(depth - 1);
    }

    @Test
    void shouldGoOnAfterAnAwaitThatTimedOutOrWasInterrupted() throws InterruptedException {
        var seen = new ConcurrentLinkedQueue<Class<?>>();
        var ended = new CountDownLatch(1);
        dispatcher.execute(
                Step.of(() -> {
                    try {
                        new Promise<String>().await(Duration.ofMillis(1));
                    } catch (AwaitTimeoutException e) {
                        seen.add(e.getClass());
                    }
                    Thread.currentThread().interrupt();
                    try {
                        new Promise<String>().await();
                    } catch (AwaitInterruptedException e) {
                        seen.add(e.getClass());
                    }
                    dispatcher.execute(Step.of(ended::countDown));
                }));

        ended.await();
        assertThat(seen)
                .containsExactly(AwaitTimeoutException.class, AwaitInterruptedException.class);
    }

    @Test
    void shouldKeepFewRunnersReadyWhenManyHaveBlocked() throws InterruptedException {
        int many = 1_000;
        var began = new CountDownLatch(many);
        var release = new Promise<String>();
        var ended = new CountDownLatch(many);
        IntStream.range(0, many)
                .forEach(_ ->
                        dispatcher.execute(
                                Step.of(() -> {
                                    began.countDown();
                                    release.await();
                                    ended.countDown();
                                })));
        began.await();
        assertThat(dispatcher.figures().runners()).isGreaterThanOrEqualTo(many);

        release.complete("go");
        ended.await();

        await().untilAsserted(
                        () -> assertThat(dispatcher.figures().runners()).isLessThanOrEqualTo(65));
    }

    @Test
    void shouldTellTheActivationOfItsWaits() {
        var told = new ConcurrentLinkedQueue<String>();
        var promise =
                new Promise<String>() {
                    @Override
                    public String toString() {
                        return "what it waits for";
                    }
                };
        dispatcher.execute(
                new Step() {
                    @Override
                    public void run() {
                        told.add("got " + promise.await());
                    }

                    @Override
                    public void waitBegins(Object on) {
                        told.add("waits for " + on);
                    }

                    @Override
                    public void waitEnds() {
                        told.add("waits no more");
                    }
                });
        await().until(() -> !told.isEmpty());

        promise.complete("v");

        await().until(() -> told.size() == 3);
        assertThat(told).containsExactly("waits for what it waits for", "waits no more", "got v");
    }

    @Test
    void shouldTellTheActivationThatItWasSeenBlocked() throws InterruptedException {
        var saw = new AtomicInteger();
        Blocker blocker = new Blocker.Latch();
        dispatcher.execute(
                new Step() {
                    @Override
                    public void run() throws Exception {
                        blocker.block();
                    }

                    @Override
                    public void sawBlocked() {
                        saw.incrementAndGet();
                        throw new IllegalStateException("expected by the test");
                    }
                });

        dispatcher.execute(Step.of(blocker::release));

        await().dontCatchUncaughtExceptions().untilAsserted(() -> assertThat(saw).hasValue(1));
        shouldRunOthersWhileHandlersBlock(Blocker.Kind.LATCH); // the monitor survived that
    }
}
