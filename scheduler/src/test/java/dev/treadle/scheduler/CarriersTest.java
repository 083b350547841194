package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.management.VirtualThreadSchedulerMXBean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

class CarriersTest {

    private final VirtualThreadSchedulerMXBean carriers =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int before = carriers.getParallelism();

    @AfterEach
    void restore() {
        carriers.setParallelism(before);
    }

    private static Carriers raised(int by) {
        var raised = new Carriers(new DispatcherOptions(by, true));
        raised.keep(by);
        await().until(raised::raised);
        return raised;
    }

    private static void keepBusy(ProcessorDispatcher dispatcher, AtomicBoolean over) {
        dispatcher.execute(
                Step.of(() -> {
                    if (!over.get()) {
                        keepBusy(dispatcher, over);
                    }
                }));
    }

    @Test
    void shouldBeRaisedForEachRunnerThatNeverParks() {
        var over = new AtomicBoolean();
        try (var dispatcher = new ProcessorDispatcher("raised", new DispatcherOptions(3, true))) {
            keepBusy(dispatcher, over);
            await().until(() -> carriers.getParallelism() == before + 1);
            keepBusy(dispatcher, over);
            await().until(() -> carriers.getParallelism() == before + 2);

            over.set(true);
            await().until(() -> carriers.getParallelism() == before);
        }
    }

    @Test
    void shouldBeRaisedForHandlersThatComputeForLong() {
        var over = new AtomicBoolean();
        try (var dispatcher = new ProcessorDispatcher("raised", new DispatcherOptions(2, true))) {
            for (int i = 0; i < 2; i++) {
                dispatcher.execute(
                        Step.of(() -> {
                            while (!over.get()) {
                                Thread.onSpinWait();
                            }
                        }));
            }
            await().until(() -> carriers.getParallelism() == before + 2);

            over.set(true);
            await().until(() -> carriers.getParallelism() == before);
        }
    }

    @Test
    void shouldBeGivenBackAtTheClose() {
        var over = new AtomicBoolean();
        var dispatcher = new ProcessorDispatcher("raised", new DispatcherOptions(1, true));
        keepBusy(dispatcher, over);
        await().until(() -> carriers.getParallelism() == before + 1);

        dispatcher.close();

        assertThat(carriers.getParallelism()).isEqualTo(before);
        over.set(true);
    }

    @Test
    void shouldBeLeftAloneWhereThatIsAskedFor() {
        try (var left = new Carriers(new DispatcherOptions(3, false))) {
            left.keep(3);
            left.add(1);

            assertThat(Threads.named("treadle-carriers")).isEmpty();
            assertThat(carriers.getParallelism()).isEqualTo(before);
        }
    }

    @Test
    void shouldBeSharedByAllDispatchersOfTheJvm() {
        Carriers one = raised(2);
        Carriers other = raised(5);
        assertThat(carriers.getParallelism()).isEqualTo(before + 7);

        one.close();
        one.close();
        assertThat(carriers.getParallelism()).isEqualTo(before + 5);

        other.close();
        assertThat(carriers.getParallelism()).isEqualTo(before);
    }

    @Test
    void shouldBeGivenBackWhenManyOpenAndCloseAtOnce() {
        List<Thread> threads =
                Stream.generate(() ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            for (int i = 0; i < 50; i++) {
                                                var some =
                                                        new Carriers(
                                                                new DispatcherOptions(3, true));
                                                some.keep(3);
                                                some.close();
                                            }
                                        }))
                        .limit(4)
                        .toList();

        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
        await().until(() -> Threads.named("treadle-carriers").isEmpty());
        assertThat(carriers.getParallelism()).isEqualTo(before);
    }

    @Test
    void shouldRunWhatHasWaitedForACarrierSinceBefore() throws InterruptedException {
        var over = new AtomicBoolean();
        var ran = new CountDownLatch(1);
        try (var some = raised(3)) {
            occupyAtOnce(before + 3); // so many carriers are there from now on, idle
            some.keep(0);
            carriers.setParallelism(1);
            var spinning = new CountDownLatch(1);
            Thread.startVirtualThread(() -> {
                spinning.countDown();
                while (!over.get()) {
                    Thread.onSpinWait();
                }
            });
            spinning.await();
            Thread.startVirtualThread(ran::countDown);

            some.keep(1);

            await().until(() -> ran.getCount() == 0);
        } finally {
            over.set(true);
        }
    }

    private static void occupyAtOnce(int count) throws InterruptedException {
        var all = new CountDownLatch(count);
        List<Thread> threads =
                Stream.generate(() ->
                                Thread.startVirtualThread(() -> {
                                    all.countDown();
                                    while (all.getCount() > 0) {
                                        Thread.onSpinWait();
                                    }
                                }))
                        .limit(count)
                        .toList();
        for (Thread each : threads) {
            each.join();
        }
    }

    @Test
    void shouldFollowTheProcessors() {
        Carriers some = raised(2);

        some.add(3);
        some.add(-1);
        assertThat(carriers.getParallelism()).isEqualTo(before + 4);

        some.close();
        some.add(-1);
        assertThat(carriers.getParallelism()).isEqualTo(before);
    }

    @Test
    void shouldLeaveAtLeastOneWhenSomebodyElseLoweredThem() {
        Carriers some = raised(4);
        carriers.setParallelism(2);

        some.close();

        assertThat(carriers.getParallelism()).isEqualTo(1);
    }
}
