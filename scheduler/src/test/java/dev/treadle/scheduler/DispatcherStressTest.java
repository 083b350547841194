package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Every activation runs as often as it was scheduled, whatever the others do meanwhile. */
@Timeout(60)
class DispatcherStressTest {

    private final ReentrantLock lock = new ReentrantLock();
    private final Object monitor = new Object();
    private final AtomicLong told = new AtomicLong();
    private ProcessorDispatcher dispatcher;
    private List<Counter> counters;
    private long most;

    @AfterEach
    void close() {
        dispatcher.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 100000", "2, 8, 200000", "2, 600, 200000", "4, 40, 200000"})
    void shouldRunEachAsOftenAsItIsTold(int processors, int actors, long messages) {
        most = messages;
        dispatcher = new ProcessorDispatcher("stress", new DispatcherOptions(processors, true));
        counters =
                IntStream.range(0, actors)
                        .mapToObj(_ -> new Counter(dispatcher, _ -> misbehave()))
                        .toList();

        for (int i = 0; i < 2; i++) {
            Thread.ofPlatform().start(this::tellFromOutside);
        }

        await().untilAsserted(() -> assertThat(handled()).isEqualTo(told.get()).isEqualTo(most));
        assertThat(counters).noneMatch(Counter::overlapped);
    }

    private long handled() {
        return counters.stream().mapToLong(Counter::handled).sum();
    }

    private void tellFromOutside() {
        while (tellSomeone()) {
            LockSupport.parkNanos(20_000);
        }
    }

    private boolean tellSomeone() {
        if (told.getAndIncrement() >= most) {
            told.getAndDecrement();
            return false;
        }
        counters.get(random(counters.size())).tell();
        return true;
    }

    @SuppressWarnings("ThreadPriorityCheck") // a yield is one of the things a handler may do
    private void misbehave() {
        tellSomeone();
        switch (random(400)) {
            case 0 -> LockSupport.parkNanos(1 + random(100_000));
            case 1 -> underLock();
            case 2 -> underMonitor();
            case 3 -> awaitResult();
            case 4, 5, 6 -> Thread.yield();
            case 7 -> spin();
            default -> {}
        }
        tellSomeone();
    }

    private void underLock() {
        lock.lock();
        try {
            LockSupport.parkNanos(1 + random(20_000));
            tellSomeone();
        } finally {
            lock.unlock();
        }
    }

    private void underMonitor() {
        synchronized (monitor) {
            LockSupport.parkNanos(1 + random(20_000));
            tellSomeone();
        }
    }

    private void awaitResult() {
        var promise = new Promise<String>();
        new Counter(dispatcher, _ -> promise.complete("done")).tell();
        tellSomeone();
        promise.await();
    }

    private static void spin() {
        long until = System.nanoTime() + 50_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }
}
