package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Who waits for a result, and what ends the wait. */
class AwaitTest {

    private final Promise<String> promise = new Promise<>();
    private final ConcurrentLinkedQueue<Object> seen = new ConcurrentLinkedQueue<>();

    private Thread start(boolean virtual, Runnable body) {
        return virtual ? Thread.ofVirtual().start(body) : Thread.ofPlatform().start(body);
    }

    private void awaits() {
        try {
            seen.add(promise.await());
        } catch (RuntimeException e) {
            seen.add(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldWakeEveryWaiter(boolean virtual) throws InterruptedException {
        List<Thread> threads =
                IntStream.range(0, 50).mapToObj(_ -> start(virtual, this::awaits)).toList();
        await().until(() -> threads.stream().allMatch(Threads::waits));

        promise.complete("v");

        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(seen).hasSize(50).containsOnly("v");
    }

    @Test
    void shouldWakeWaitersBeforeCallbacksAreCalled() throws InterruptedException {
        promise.onComplete(_ -> {
            await().until(() -> !seen.isEmpty());
            seen.add("callback");
        });
        Thread waiter = start(true, this::awaits);
        await().until(() -> Threads.waits(waiter));

        promise.complete("v");
        waiter.join();

        assertThat(seen).containsExactly("v", "callback");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldWaitNoLongerThanGiven(boolean virtual) throws InterruptedException {
        start(
                        virtual,
                        () -> {
                            long began = System.nanoTime();
                            assertThatThrownBy(() -> promise.await(Duration.ofMillis(20)))
                                    .isInstanceOf(AwaitTimeoutException.class)
                                    .hasMessage(
                                            "the result has not come within 0.02 s, but still"
                                                    + " may");
                            seen.add(System.nanoTime() - began);
                        })
                .join();

        assertThat(seen).hasSize(1);
        assertThat((Long) seen.peek()).isGreaterThanOrEqualTo(20_000_000);
        assertThat(promise.complete("v")).isTrue();
        assertThat(promise.await(Duration.ZERO)).isEqualTo("v");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldWaitForTheOutcomeWithoutAnException(boolean virtual) throws InterruptedException {
        var wrong = new IllegalStateException("wrong");
        Thread waiter = start(virtual, () -> seen.add(promise.awaitOutcome()));

        promise.completeExceptionally(wrong);
        waiter.join();

        assertThat(seen).containsExactly(new Outcome.Failure<>(wrong));
        assertThat(Result.completed("v").awaitOutcome()).isEqualTo(new Outcome.Success<>("v"));
    }

    @Test
    void shouldOnlyLookWhenThereIsNoTime() {
        assertThatThrownBy(() -> promise.await(Duration.ZERO))
                .isInstanceOf(AwaitTimeoutException.class);
        assertThatThrownBy(() -> promise.await(Duration.ofSeconds(Long.MIN_VALUE)))
                .isInstanceOf(AwaitTimeoutException.class);
    }

    @Test
    void shouldTakeTheLongestDurationForNoLimit() throws InterruptedException {
        Thread waiter =
                start(true, () -> seen.add(promise.await(Duration.ofSeconds(Long.MAX_VALUE))));
        await().until(() -> Threads.waits(waiter));

        promise.complete("v");
        waiter.join();

        assertThat(seen).containsExactly("v");
    }

    @Test
    void shouldRefuseNoDurationEvenWhenDone() {
        promise.complete("v");

        assertThatThrownBy(() -> promise.await(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("atMost");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGiveUpWhenInterrupted(boolean virtual) throws InterruptedException {
        Thread waiter =
                start(
                        virtual,
                        () -> {
                            awaits();
                            seen.add(Thread.currentThread().isInterrupted());
                        });
        await().until(() -> Threads.waits(waiter));

        waiter.interrupt();
        waiter.join();

        assertThat(seen.poll())
                .isInstanceOf(AwaitInterruptedException.class)
                .hasToString(
                        AwaitInterruptedException.class.getName()
                                + ": Interrupted while awaiting the result");
        assertThat(seen.poll()).isEqualTo(true);
        assertThat(promise.isDone()).isFalse();
    }

    @Test
    void shouldNotWaitWhenInterruptedBefore() throws InterruptedException {
        start(
                        true,
                        () -> {
                            Thread.currentThread().interrupt();
                            awaits();
                        })
                .join();

        assertThat(seen.poll()).isInstanceOf(AwaitInterruptedException.class);
    }

    @Test
    void shouldReturnTheValueToAnInterruptedThreadWhenItIsThere() throws InterruptedException {
        promise.complete("v");
        start(
                        true,
                        () -> {
                            Thread.currentThread().interrupt();
                            awaits();
                            seen.add(Thread.currentThread().isInterrupted());
                        })
                .join();

        assertThat(seen).containsExactly("v", true);
    }

    @Test
    void shouldKeepFewOfThoseWhoGaveUpUnderOneWhoDidNot() throws Exception {
        List<Thread> givingUp =
                IntStream.range(0, 500).mapToObj(_ -> start(true, this::awaits)).toList();
        await().until(() -> Kept.by(promise) == 500);
        promise.onComplete(seen::add);

        givingUp.forEach(Thread::interrupt);
        for (Thread thread : givingUp) {
            thread.join();
        }

        assertThat(Kept.by(promise)).isLessThan(250);
        seen.clear();
        promise.complete("v");
        assertThat(seen).containsExactly(new Outcome.Success<>("v"));
    }

    @Test
    void shouldKeepNobodyWhoGaveUpOnTop() {
        promise.onComplete(seen::add);

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> promise.await(Duration.ofNanos(1)))
                    .isInstanceOf(AwaitTimeoutException.class);
        }

        assertThat(Kept.by(promise)).isEqualTo(1);
    }

    @Test
    void shouldLoseNobodyWhileOthersGiveUp() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            var busy = new Promise<String>();
            var told = new ConcurrentLinkedQueue<Integer>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                threads.add(
                        start(
                                true,
                                () -> {
                                    if (number % 4 == 0) {
                                        busy.onComplete(_ -> told.add(number));
                                    } else if (number % 4 == 1) {
                                        busy.await();
                                        told.add(number);
                                    } else {
                                        giveUp(busy);
                                    }
                                }));
            }
            for (int i = 0; i < 200; i++) {
                if (i % 4 != 1) {
                    threads.get(i).join();
                }
            }

            busy.complete("v");
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(told).hasSize(100).doesNotHaveDuplicates();
        }
    }

    private static void giveUp(Promise<String> promise) {
        try {
            promise.await(Duration.ofNanos(100_000));
        } catch (AwaitTimeoutException e) {
            // as meant
        }
    }
}
