package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.scheduler.Turn;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** A count of many threads. */
class TallyTest {

    private final Tally tally = new Tally();

    private void count(int number, int times) {
        Tally.Lane lane = tally.lane(number);
        for (int i = 0; i < times; i++) {
            lane.increment();
        }
    }

    @Test
    void shouldShowAtOnceWhatItsReaderCounted() {
        for (int i = 1; i <= 100; i++) {
            count(0, 1);

            assertThat(tally.sum()).isEqualTo(i);
        }
    }

    @Test
    void shouldLoseNothingOfThreadsWithAndWithoutALane() throws InterruptedException {
        int threads = 40;
        var all = new CountDownLatch(threads);
        List<Thread> counting =
                IntStream.range(0, threads)
                        .map(i -> i % 2 == 0 ? i : Turn.NO_LANE)
                        .mapToObj(lane ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            count(lane, 1);
                                            all.countDown();
                                            awaitUninterruptibly(all); // all of them live
                                            count(lane, 100_000);
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
            int lane = i % Turn.LANES;
            Thread.ofVirtual().start(() -> count(lane, 10)).join();
            Thread.ofVirtual().start(() -> count(Turn.NO_LANE, 1)).join();
        }

        assertThat(tally.sum()).isEqualTo(2_200);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a test", e);
        }
    }
}
