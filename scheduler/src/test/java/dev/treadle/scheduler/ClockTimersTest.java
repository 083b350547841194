package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class ClockTimersTest {

    private static final int HOPS = 5_000;
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_MILLI = Duration.ofMillis(1);

    private final Execution execution = Execution.start("clock", new DispatcherOptions(2, false));
    private final Timers timers = execution.timers();

    @AfterEach
    void close() {
        execution.close();
    }

    private static boolean timersSleepForGood() {
        return Threads.sleepsForGood("clock-timers");
    }

    @Test
    void shouldNeverRunEarly() {
        var random = new Random(1);
        var earliest = new ConcurrentLinkedQueue<Long>();

        for (int i = 0; i < 500; i++) {
            long delay = random.nextInt(20_000_000);
            long due = timers.nanoTime() + delay;
            timers.once(Duration.ofNanos(delay), () -> earliest.add(timers.nanoTime() - due));
        }

        await().until(() -> earliest.size() == 500);
        assertThat(earliest).allMatch(late -> late >= 0);
    }

    @Test
    void shouldRunWhatIsDueAtOnce() throws InterruptedException {
        var ran = new CountDownLatch(2);
        timers.once(AN_HOUR, () -> {});

        timers.once(Duration.ZERO, ran::countDown);
        timers.once(Duration.ofSeconds(Long.MIN_VALUE), ran::countDown);

        ran.await();
        assertThat(timers.pending()).isEqualTo(1);
    }

    @Test
    void shouldWakeUpForATimerThatIsEarlierThanAllBefore() throws InterruptedException {
        await().until(ClockTimersTest::timersSleepForGood);
        for (Duration delay : List.of(AN_HOUR, Duration.ofMinutes(1), A_MILLI)) {
            var ran = new CountDownLatch(1);
            timers.once(delay, ran::countDown);
            if (delay.equals(A_MILLI)) {
                ran.await();
            }
        }
    }

    @Test
    void shouldSleepWithoutATimerWhenNoneIsSet() {
        await().until(ClockTimersTest::timersSleepForGood);

        Timer far = timers.once(Duration.ofMillis(50), () -> {});
        far.cancel();

        await().until(ClockTimersTest::timersSleepForGood);
    }

    /** Each timer is set by the task of the one before, as the thread goes to sleep after that. */
    @Test
    void shouldMissNoTimerThatIsSetWhileItFallsAsleep() {
        var hops = new AtomicInteger();
        hop(hops);

        await().untilAsserted(() -> assertThat(hops).hasValue(HOPS));
    }

    private void hop(AtomicInteger hops) {
        timers.once(
                Duration.ofNanos(1_000 + hops.get() % 20_000),
                () -> {
                    if (hops.incrementAndGet() < HOPS) {
                        hop(hops);
                    }
                });
    }

    @Test
    void shouldSleepAgainAfterItsThreadWasInterrupted() {
        await().until(ClockTimersTest::timersSleepForGood);

        Thread thread = Threads.named("clock-timers").orElseThrow();
        thread.interrupt();

        Threads.awaitRest(thread);
    }

    @Test
    void shouldRepeatAtItsRateAndNeverBeforeItsTime() {
        long began = timers.nanoTime();
        var times = new ConcurrentLinkedQueue<Long>();
        Timer timer =
                timers.atFixedRate(A_MILLI, A_MILLI, () -> times.add(timers.nanoTime() - began));

        await().until(() -> times.size() >= 20);
        timer.cancel();

        long due = 0;
        for (long time : times) {
            due += A_MILLI.toNanos();
            assertThat(time).isGreaterThanOrEqualTo(due);
        }
    }

    @Test
    void shouldLeaveItsDelayBetweenTwoRuns() {
        var ends = new ConcurrentLinkedQueue<Long>();
        var pauses = new ConcurrentLinkedQueue<Long>();
        Timer timer =
                timers.withFixedDelay(
                        Duration.ZERO,
                        A_MILLI,
                        () -> {
                            long begins = timers.nanoTime();
                            ends.stream()
                                    .reduce((_, last) -> last)
                                    .ifPresent(end -> pauses.add(begins - end));
                            ends.add(timers.nanoTime());
                        });

        await().until(() -> pauses.size() >= 10);
        timer.cancel();

        assertThat(pauses).allMatch(pause -> pause >= A_MILLI.toNanos());
    }

    @Test
    void shouldNeverRunOneTaskTwiceAtTheSameTime() {
        var inside = new AtomicInteger();
        var overlapped = new AtomicBoolean();
        var runs = new AtomicInteger();
        Timer timer =
                timers.atFixedRate(
                        Duration.ZERO,
                        Duration.ofNanos(100),
                        () -> {
                            overlapped.compareAndSet(false, inside.incrementAndGet() > 1);
                            runs.incrementAndGet();
                            inside.decrementAndGet();
                        });

        await().until(() -> runs.get() > 10_000);
        timer.cancel();

        assertThat(overlapped).isFalse();
    }

    @Test
    void shouldRunOthersWhileATaskBlocks() throws InterruptedException {
        var release = new CountDownLatch(1);
        var ran = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            timers.once(Duration.ZERO, () -> awaitQuietly(release));
        }

        timers.once(A_MILLI, ran::countDown);

        ran.await();
        release.countDown();
    }

    @Test
    void shouldSeeWhatWasWrittenBeforeTheTimerWasSet() throws InterruptedException {
        var written = new int[1];
        var seen = new AtomicInteger();
        var ran = new CountDownLatch(1);
        written[0] = 42;

        timers.once(
                A_MILLI,
                () -> {
                    seen.set(written[0]);
                    ran.countDown();
                });

        ran.await();
        assertThat(seen).hasValue(42);
    }

    @Test
    void shouldEitherRunOrHaveBeenCancelled() {
        List<AtomicInteger> ends = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            var ended = new AtomicInteger();
            ends.add(ended);
            Timer timer = timers.once(Duration.ofNanos(i % 100_000), ended::incrementAndGet);
            if (timer.cancel()) {
                ended.incrementAndGet();
            }
        }

        await().until(() -> ends.stream().allMatch(ended -> ended.get() > 0));
        assertThat(ends).allMatch(ended -> ended.get() == 1);
        assertThat(timers.pending()).isZero();
    }

    @Test
    void shouldKeepNoRepeatedTimerThatWasCancelledWhileItRan() {
        for (int i = 0; i < 300; i++) {
            var runs = new AtomicInteger();
            Timer timer =
                    timers.atFixedRate(Duration.ZERO, Duration.ofNanos(1), runs::incrementAndGet);
            await().until(() -> runs.get() > 0);

            assertThat(timer.cancel()).isTrue();
            assertThat(timer.cancel()).isFalse();
        }

        await().until(() -> timers.pending() == 0);
    }

    @Test
    void shouldTellOneOfManyThatItCancelled() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 200; round++) {
                Timer timer = timers.atFixedRate(AN_HOUR, AN_HOUR, () -> {});
                var barrier = new CyclicBarrier(4);
                var cancels =
                        Stream.generate(() ->
                                        threads.submit(() -> {
                                            barrier.await();
                                            return timer.cancel();
                                        }))
                                .limit(4)
                                .toList();

                int cancelled = 0;
                for (var each : cancels) {
                    cancelled += each.get() ? 1 : 0;
                }
                assertThat(cancelled).isEqualTo(1);
            }
        }
    }

    @Test
    void shouldEndItsThreadWhenClosedAndRunNothingMore() {
        var ran = new AtomicBoolean();
        timers.once(Duration.ofMinutes(1), () -> ran.set(true));

        execution.close();

        await().until(() -> Threads.named("clock-timers").isEmpty());
        assertThat(ran).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
