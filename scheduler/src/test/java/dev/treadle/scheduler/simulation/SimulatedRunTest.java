package dev.treadle.scheduler.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.treadle.mailbox.WorkQueue;
import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;
import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.Promise;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** Threads that pass the baton: who runs, who waits, and what ends a run. */
class SimulatedRunTest {

    private static final Limits LIMITS = new Limits(100_000, Duration.ofMillis(100));

    /** Plain, on purpose: those who write it do so one after the other. */
    private final List<String> log = new ArrayList<>();

    private static Ending run(long seed, SimulatedRun.Body body) {
        return SimulatedRun.of(
                new SplittableRandom(seed),
                Strategy.randomWalk(new SplittableRandom(seed)),
                LIMITS,
                (_, _) -> Optional.empty(),
                body);
    }

    private static void succeed(SimulatedRun.Body body) {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(run(seed, body)).isEqualTo(new Ending.Returned());
        }
    }

    private static void start(SimulatedExecution execution, String name, Runnable body) {
        execution.start(name, _ -> false, body);
    }

    @Test
    void shouldRunOneThreadAtATime() {
        succeed(execution -> {
            var running = new int[1];
            var done = new Promise<String>();
            for (int i = 0; i < 5; i++) {
                boolean last = i == 4;
                start(
                        execution,
                        "t" + i,
                        () -> {
                            for (int k = 0; k < 10; k++) {
                                assertThat(++running[0]).isEqualTo(1);
                                running[0]--;
                                execution.point();
                            }
                            if (last) {
                                done.complete("done");
                            }
                        });
            }
            assertThat(done.await()).isEqualTo("done");
        });
    }

    @Test
    void shouldTakeDifferentOrdersUnderDifferentSeeds() {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 1_000; seed++) {
            List<String> order = new ArrayList<>();
            run(
                    seed,
                    execution -> {
                        for (String name : List.of("a", "b", "c", "d")) {
                            start(execution, name, () -> order.add(name));
                        }
                        execution.awaitLull(Long.MAX_VALUE);
                    });
            orders.add(order);
        }
        assertThat(orders).hasSize(24);
    }

    @Test
    void shouldWaitInVirtualTime() {
        succeed(execution -> {
            var never = new Promise<String>();
            assertThatThrownBy(() -> never.await(Duration.ofDays(1)))
                    .isInstanceOf(AwaitTimeoutException.class);
            assertThat(execution.timers().nanoTime()).isEqualTo(Duration.ofDays(1).toNanos());
            assertThat(execution.timers().pending()).isZero();
        });
    }

    @Test
    void shouldWakeWhoWaitsForAQueue() {
        succeed(execution -> {
            WorkQueue<Integer> queue = WorkQueue.bounded(2);
            var sum = new Promise<Integer>();
            start(
                    execution,
                    "producer",
                    () -> {
                        try {
                            for (int i = 1; i <= 10; i++) {
                                queue.put(i);
                            }
                            queue.close();
                        } catch (InterruptedException e) {
                            sum.completeExceptionally(e);
                        }
                    });
            start(
                    execution,
                    "consumer",
                    () -> {
                        int total = 0;
                        for (int each : queue) {
                            total += each;
                        }
                        sum.complete(total);
                    });
            assertThat(sum.await()).isEqualTo(55);
        });
    }

    @Test
    void shouldInterruptWhoWaits() {
        succeed(execution -> {
            var interrupted = new Promise<Boolean>();
            var target =
                    execution.start(
                            "target",
                            _ -> false,
                            () -> {
                                try {
                                    new Waiter().await("nothing", Parking.FOREVER);
                                    interrupted.complete(false);
                                } catch (InterruptedException e) {
                                    interrupted.complete(!Thread.currentThread().isInterrupted());
                                }
                            });
            start(execution, "other", () -> execution.interrupt(target));
            assertThat(interrupted.await()).isTrue();
        });
    }

    @Test
    void shouldNoticeAnInterruptFromOutsideOnceNobodyElseCanGoOn() {
        succeed(execution -> {
            var interrupted = new Promise<Boolean>();
            var target =
                    execution.start(
                            "target",
                            _ -> false,
                            () -> {
                                try {
                                    new Waiter().await("nothing", Parking.FOREVER);
                                    interrupted.complete(false);
                                } catch (InterruptedException e) {
                                    interrupted.complete(true);
                                }
                            });
            target.interrupt();
            assertThat(interrupted.await()).isTrue();
        });
    }

    @Test
    void shouldBeTheExecutionOfWhatIsStartedInside() {
        succeed(execution ->
                assertThat(Execution.start("inner", DispatcherOptions.defaults()))
                        .isSameAs(execution));
    }

    @Test
    void shouldSayWhoWaitsWhenNobodyCanGoOn() {
        Ending ending =
                run(
                        1,
                        execution -> {
                            start(execution, "left", () -> new Promise<String>().await());
                            new Promise<String>().await();
                        });

        assertThat(ending)
                .isInstanceOfSatisfying(
                        Ending.Deadlock.class,
                        deadlock ->
                                assertThat(deadlock.waiting())
                                        .extracting(Ending.Waiting::who, Ending.Waiting::on)
                                        .containsExactly(
                                                tuple("the test", "the result"),
                                                tuple("left", "the result")));
    }

    @Test
    void shouldEndEveryThread() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        run(
                1,
                execution -> {
                    for (int i = 0; i < 10; i++) {
                        threads.add(
                                execution.start(
                                        "t" + i, _ -> false, () -> new Promise<String>().await()));
                    }
                    execution.awaitLull(Long.MAX_VALUE);
                });

        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void shouldUnwindAThreadThatIsBlockedOutside() throws InterruptedException {
        var never = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        Ending ending =
                run(
                        1,
                        execution -> {
                            threads.add(
                                    execution.start(
                                            "blocker",
                                            _ -> false,
                                            () -> {
                                                try {
                                                    never.await();
                                                } catch (InterruptedException e) {
                                                    log.add("interrupted");
                                                }
                                            }));
                            execution.awaitLull(Long.MAX_VALUE);
                        });

        assertThat(ending)
                .isInstanceOfSatisfying(
                        Ending.Stuck.class, stuck -> assertThat(stuck.blocked()).isTrue());
        assertThat(log).containsExactly("interrupted");
        assertThat(threads.getFirst().join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void shouldLeaveAThreadThatDoesNotListen() {
        var never = new CountDownLatch(1);
        Ending ending =
                run(
                        1,
                        execution -> {
                            start(
                                    execution,
                                    "deaf",
                                    () -> {
                                        for (boolean deaf = true; deaf; ) {
                                            try {
                                                never.await();
                                                deaf = false;
                                            } catch (InterruptedException e) {
                                                log.add("what?");
                                            }
                                        }
                                    });
                            execution.awaitLull(Long.MAX_VALUE);
                        });
        never.countDown();

        assertThat(ending).isInstanceOf(Ending.Stuck.class);
    }

    @Test
    void shouldEndWhenItsStarterIsInterrupted() throws InterruptedException {
        var interrupted = new boolean[1];
        var endings = new ArrayList<Ending>();
        var entered = new CountDownLatch(1);
        Thread starter =
                Thread.ofVirtual()
                        .start(() -> {
                            endings.add(
                                    run(
                                            1,
                                            _ -> {
                                                entered.countDown();
                                                new CountDownLatch(1).await();
                                            }));
                            interrupted[0] = Thread.currentThread().isInterrupted();
                        });
        entered.await();
        starter.interrupt();
        starter.join();

        assertThat(endings).containsExactly(new Ending.Interrupted());
        assertThat(interrupted[0]).isTrue();
    }
}
