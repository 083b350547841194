package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Where there is nothing to do, nothing is done. */
class IdleTest {

    private final ProcessorDispatcher dispatcher =
            new ProcessorDispatcher("idle", new DispatcherOptions(2, true));

    @AfterEach
    void close() {
        dispatcher.close();
    }

    @Test
    void shouldSleepWithoutATimerWhenNothingWaits() {
        awaitSleep();

        List<Counter> counters =
                IntStream.range(0, 100).mapToObj(_ -> new Counter(dispatcher, _ -> {})).toList();
        counters.forEach(Counter::tell);

        await().until(() -> counters.stream().allMatch(each -> each.handled() == 1));
        awaitSleep();
    }

    @Test
    void shouldSleepWithoutATimerWhileHandlersBlockAndNothingWaits() throws InterruptedException {
        var release = new CountDownLatch(1);
        var ended = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            dispatcher.execute(
                    Step.of(() -> {
                        release.await();
                        ended.countDown();
                    }));
        }

        await().until(() -> Threads.sleepsForGood("idle-monitor"));
        release.countDown();

        ended.await();
        awaitSleep();
    }

    @Test
    void shouldSleepAgainAfterTheMonitorWasInterrupted() {
        awaitSleep();

        Thread monitor = Threads.named("idle-monitor").orElseThrow();
        monitor.interrupt();

        Threads.awaitRest(monitor);
    }

    @Test
    void shouldSleepAgainAfterARunnerWasInterrupted() throws InterruptedException {
        var runners = new ConcurrentLinkedQueue<Thread>();
        var known = new CountDownLatch(2);
        var promise = new Promise<String>();
        for (int i = 0; i < 2; i++) {
            dispatcher.execute(
                    Step.of(() -> {
                        runners.add(Thread.currentThread());
                        known.countDown();
                        promise.await(); // the second has to run on another runner, the first is a
                        // spare then
                    }));
        }
        known.await();
        promise.complete("go");
        awaitSleep();

        runners.forEach(Thread::interrupt);

        assertThat(runners).doesNotHaveDuplicates();
        await().until(() -> runners.stream().noneMatch(Thread::isInterrupted));
        await().until(() -> runners.stream().allMatch(Threads::waits));
    }

    private void awaitSleep() {
        await().until(() -> dispatcher.idlers.count() == 2);
        await().until(() -> Threads.sleepsForGood("idle-monitor"));
    }
}
