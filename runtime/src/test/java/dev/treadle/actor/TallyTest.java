package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** A count of many threads. */
class TallyTest {

    private final Tally tally = new Tally();

    private void count(int times) {
        Tally.Lane lane = tally.lane();
        for (int i = 0; i < times; i++) {
            lane.increment();
        }
    }

    @Test
    void shouldShowAtOnceWhatItsReaderCounted() {
        for (int i = 1; i <= 100; i++) {
            count(1);

            assertThat(tally.sum()).isEqualTo(i);
        }
    }

    @Test
    void shouldLoseNothingOfMoreThreadsThanHaveAPlace() throws InterruptedException {
        int threads = 40;
        var all = new CountDownLatch(threads);
        List<Thread> counting =
                IntStream.range(0, threads)
                        .mapToObj(i ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            count(1);
                                            all.countDown();
                                            awaitUninterruptibly(all); // all of them live
                                            count(100_000);
                                        }))
                        .toList();
        for (Thread each : counting) {
            each.join();
        }

        assertThat(tally.sum()).isEqualTo(40 * 100_001L);
    }

    @Test
    void shouldKeepWhatThreadsCountedThatHaveEnded() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            Thread.ofVirtual().start(() -> count(10)).join();
        }

        assertThat(tally.sum()).isEqualTo(2_000);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a test", e);
        }
    }
}
