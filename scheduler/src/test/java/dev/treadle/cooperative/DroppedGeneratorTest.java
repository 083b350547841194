package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** A generator that nobody closes. */
class DroppedGeneratorTest {

    @Test
    void shouldEndItsThreadWhenItIsCollected() throws InterruptedException {
        var cleanedUp = new CountDownLatch(1);
        var thread = new AtomicReference<Thread>();

        useOnce(thread, cleanedUp);

        Soon.await()
                .until(() -> {
                    System.gc();
                    return cleanedUp.getCount() == 0;
                });
        assertThat(thread.get().join(Soon.LONG)).isTrue();
    }

    private static void useOnce(AtomicReference<Thread> thread, CountDownLatch cleanedUp) {
        Generator<Integer> dropped =
                Generator.of(out -> {
                    thread.set(Thread.currentThread());
                    try {
                        out.yield(1);
                    } finally {
                        cleanedUp.countDown();
                    }
                });
        for (int value : dropped.values()) {
            assertThat(value).isOne();
            break;
        }
    }
}
