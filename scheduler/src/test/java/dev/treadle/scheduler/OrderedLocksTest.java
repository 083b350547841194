package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

class OrderedLocksTest {

    private final OrderedLock x = OrderedLocks.create("x");
    private final OrderedLock y = OrderedLocks.create("y");

    @Test
    void shouldNotDeadlockHoweverTheyAreGiven() throws InterruptedException {
        int[] count = new int[1];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            OrderedLock[] locks = i % 2 == 0 ? new OrderedLock[] {x, y} : new OrderedLock[] {y, x};
            Runnable body =
                    () -> {
                        for (int n = 0; n < 10_000; n++) {
                            try (var _ = OrderedLocks.acquire(locks)) {
                                count[0]++;
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        }
                    };
            threads.add(i < 4 ? Thread.startVirtualThread(body) : Thread.ofPlatform().start(body));
        }
        for (Thread each : threads) {
            each.join();
        }
        assertThat(count[0]).isEqualTo(80_000);
    }

    @Test
    void shouldNameBothLocksOfAViolation() throws InterruptedException {
        try (var _ = OrderedLocks.acquire(y)) {
            assertThatThrownBy(() -> OrderedLocks.acquire(x))
                    .isInstanceOf(LockOrderException.class)
                    .hasMessageContainingAll("lock x", "lock y");
        }
        try (var _ = OrderedLocks.acquire(x)) {
            try (var _ = OrderedLocks.acquire(y)) {
                assertThatThrownBy(() -> OrderedLocks.acquire(y)).hasMessageContaining("already");
            }
        }
        try (var _ = OrderedLocks.acquire(x)) { // a violation has acquired nothing
            assertThat(x.name()).isEqualTo("x");
        }
    }

    @Test
    void shouldHaveNothingAfterAnInterrupt() throws InterruptedException {
        var interrupted = new AtomicBoolean();
        var acquired = new CountDownLatch(1);
        try (var _ = OrderedLocks.acquire(y)) {
            var waiting =
                    Thread.startVirtualThread(() -> {
                        try (var _ = OrderedLocks.acquire(x, y)) {
                            acquired.countDown();
                        } catch (InterruptedException e) {
                            interrupted.set(true);
                        }
                    });
            await().until(() -> waiting.getState() == Thread.State.WAITING);
            waiting.interrupt();
            waiting.join();
        }
        assertThat(interrupted).isTrue();
        assertThat(acquired.getCount()).isEqualTo(1);
        try (var _ = OrderedLocks.acquire(x, y)) {
            assertThat(y.name()).isEqualTo("y");
        }
    }

    @Test
    void shouldBeGivenInOrderOfArrival() throws InterruptedException {
        List<Integer> order = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try (var _ = OrderedLocks.acquire(x)) {
            for (int i = 0; i < 5; i++) {
                int number = i;
                var thread =
                        Thread.startVirtualThread(() -> {
                            try (var _ = OrderedLocks.acquire(x)) {
                                order.add(number);
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        });
                threads.add(thread);
                await().until(() -> thread.getState() == Thread.State.WAITING);
            }
        }
        for (Thread each : threads) {
            each.join();
        }
        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void shouldBeReleasedByItsOwnThreadOnly() throws InterruptedException {
        try (var held = OrderedLocks.acquire(x)) {
            var thread =
                    Thread.startVirtualThread(
                            () -> assertThatThrownBy(held::close).hasMessageContaining("lock x"));
            thread.join();
        }
    }
}
