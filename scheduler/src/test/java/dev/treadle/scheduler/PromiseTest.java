package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What ends a result, and who is told. */
class PromiseTest {

    private final Promise<String> promise = new Promise<>();
    private final List<String> log = new ArrayList<>();

    @Test
    void shouldHaveNotEndedAtFirst() {
        assertThat(promise.isDone()).isFalse();
        assertThat(promise.outcome()).isEmpty();
    }

    @Test
    void shouldEndWithItsValue() {
        assertThat(promise.complete("value")).isTrue();

        assertThat(promise.isDone()).isTrue();
        assertThat(promise.outcome()).contains(new Outcome.Success<>("value"));
        assertThat(promise.await()).isEqualTo("value");
    }

    @Test
    void shouldEndWithNoValueWhereItsTypeAdmitsThat() {
        assertThat(promise.complete(null)).isTrue();

        assertThat(promise.await()).isNull();
        assertThat(promise.outcome()).contains(new Outcome.Success<>(null));
        assertThat(promise.toCompletableFuture()).isCompletedWithValue(null);
    }

    @Test
    void shouldEndWithItsFailure() {
        var cause = new IOException("the disk is full");

        assertThat(promise.completeExceptionally(cause)).isTrue();

        assertThat(promise.outcome()).contains(new Outcome.Failure<>(cause));
        assertThatThrownBy(promise::await)
                .isInstanceOf(ResultException.class)
                .hasMessage("the result failed: java.io.IOException: the disk is full")
                .hasCause(cause);
    }

    @Test
    void shouldThrowAResultExceptionAsItIs() {
        var cause = new ResultException("it was not to be", null);
        promise.completeExceptionally(cause);

        assertThatThrownBy(promise::await).isSameAs(cause);
    }

    @Test
    void shouldEndOnlyOnce() {
        promise.complete("first");

        assertThat(promise.complete("second")).isFalse();
        assertThat(promise.completeExceptionally(new IOException("third"))).isFalse();
        assertThat(promise.cancel()).isFalse();
        assertThat(promise.await()).isEqualTo("first");
    }

    @Test
    void shouldBeEndedByExactlyOneOfMany() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            var contended = new Promise<Integer>();
            var winners = new ConcurrentLinkedQueue<Integer>();
            var told = new AtomicInteger();
            var start = new CountDownLatch(1);
            contended.onComplete(_ -> told.incrementAndGet());
            List<Thread> threads =
                    IntStream.range(0, 4)
                            .mapToObj(number ->
                                    Thread.startVirtualThread(() -> {
                                        awaitUninterruptibly(start);
                                        if (contended.complete(number)) {
                                            winners.add(number);
                                        }
                                    }))
                            .toList();

            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(winners).containsExactly(contended.await());
            assertThat(told).hasValue(1);
        }
    }

    @Test
    void shouldEndAsCancelled() {
        assertThat(promise.cancel()).isTrue();

        assertThatThrownBy(promise::await)
                .isInstanceOf(ResultException.class)
                .hasCauseInstanceOf(CancellationException.class);
        assertThat(promise.complete("late")).isFalse();
    }

    @Test
    void shouldCallBackInOrderOnTheThreadThatEndsIt() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String name = "callback " + i;
            promise.onComplete(outcome -> {
                log.add(name + " " + outcome);
                threads.add(Thread.currentThread());
            });
        }

        Thread ender = Thread.ofPlatform().start(() -> promise.complete("v"));
        ender.join();

        assertThat(log)
                .containsExactlyElementsOf(
                        IntStream.range(0, 5)
                                .mapToObj(i -> "callback " + i + " Success[value=v]")
                                .toList());
        assertThat(threads).containsOnly(ender);
    }

    @Test
    void shouldCallBackAtOnceWhenItHasEnded() {
        promise.complete("v");

        promise.onComplete(outcome -> log.add(outcome + " " + Thread.currentThread().threadId()));

        assertThat(log).containsExactly("Success[value=v] " + Thread.currentThread().threadId());
    }

    @Test
    void shouldCallTheOthersWhenOneThrows() {
        promise.onComplete(_ -> log.add("before"));
        promise.onComplete(_ -> {
            throw new IllegalStateException("expected by the test");
        });
        promise.onComplete(_ -> log.add("after"));

        promise.complete("v");

        assertThat(log).containsExactly("before", "after");
    }

    @Test
    void shouldGiveAnErrorOfACallbackToTheHandlerOfItsThreadAndCallTheOthers()
            throws InterruptedException {
        List<Throwable> uncaught = new ArrayList<>();
        var error = new AssertionError("expected by the test");
        promise.onComplete(_ -> {
            throw error;
        });
        promise.onComplete(_ -> log.add("after"));

        Thread ender =
                Thread.ofPlatform()
                        .uncaughtExceptionHandler((_, e) -> {
                            uncaught.add(e);
                            throw new IllegalStateException("the handler fails as well");
                        })
                        .start(() -> {
                            promise.complete("v");
                            log.add("goes on");
                        });
        ender.join();

        assertThat(log).containsExactly("after", "goes on");
        assertThat(uncaught).containsExactly(error);
    }

    @Test
    void shouldCallBackEvenIfTheHookForItsEndThrows() {
        var broken =
                new Promise<String>() {
                    @Override
                    protected void ended() {
                        throw new IllegalStateException("expected by the test");
                    }
                };
        broken.onComplete(outcome -> log.add(outcome.toString()));

        assertThatThrownBy(() -> broken.complete("v")).isInstanceOf(IllegalStateException.class);

        assertThat(log).containsExactly("Success[value=v]");
    }

    @Test
    void shouldTellThatItEndedBeforeTheCallbacks() {
        var hooked =
                new Promise<String>() {
                    @Override
                    protected void ended() {
                        log.add("ended, done: " + isDone());
                    }
                };
        hooked.onComplete(_ -> log.add("callback"));

        hooked.complete("v");
        hooked.complete("w");

        assertThat(log).containsExactly("ended, done: true", "callback");
    }

    @Test
    void shouldCallEachOfManyThatRegisterWhileItEnds() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            var ending = new Promise<String>();
            var calls = new AtomicInteger();
            Thread registers =
                    Thread.startVirtualThread(() -> {
                        for (int i = 0; i < 100; i++) {
                            ending.onComplete(_ -> calls.incrementAndGet());
                        }
                    });
            Thread ends = Thread.startVirtualThread(() -> ending.complete("v"));

            registers.join();
            ends.join();

            assertThat(calls).hasValue(100);
        }
    }

    @Test
    void shouldBecomeAFutureThatEndsAsItDoes() {
        CompletableFuture<String> future = promise.toCompletableFuture();
        assertThat(future).isNotDone();
        var cause = new IOException("the disk is full");

        promise.completeExceptionally(cause);

        assertThatThrownBy(future::join).hasCause(cause);
        assertThat(Result.completed("v").toCompletableFuture()).isCompletedWithValue("v");
    }

    @Test
    void shouldNotBeEndedByItsFuture() {
        CompletableFuture<String> future = promise.toCompletableFuture();

        future.complete("from the future");
        promise.toCompletableFuture().cancel(true);

        assertThat(promise.isDone()).isFalse();
    }

    @Test
    void shouldBeMadeEnded() {
        assertThat(Result.completed("v").await()).isEqualTo("v");
        assertThatThrownBy(() -> Result.failed(new IOException("no")).await())
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void shouldRefuseNothing() {
        assertThatThrownBy(() -> promise.completeExceptionally(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("cause");
        assertThatThrownBy(() -> promise.onComplete(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("callback");
        assertThat(promise.isDone()).isFalse();
    }

    // --- all of many

    @Test
    void shouldCollectAllInTheOrderOfTheResults() {
        List<Promise<Integer>> each = Stream.generate(Promise<Integer>::new).limit(3).toList();
        Result<List<Integer>> all = Result.all(each);

        each.get(2).complete(2);
        each.get(0).complete(null);
        assertThat(all.isDone()).isFalse();
        each.get(1).complete(1);

        assertThat(all.await()).containsExactly(null, 1, 2);
        assertThatThrownBy(() -> all.await().set(0, 7))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldBeAllOfNone() {
        assertThat(Result.<Object>all(List.of()).await()).isEmpty();
    }

    @Test
    void shouldFailAsTheFirstOfAllFails() {
        List<Promise<Integer>> each = Stream.generate(Promise<Integer>::new).limit(3).toList();
        Result<List<Integer>> all = Result.all(each);

        each.get(0).complete(0);
        each.get(2).completeExceptionally(new IOException("first"));
        each.get(1).completeExceptionally(new IOException("second"));

        assertThatThrownBy(all::await).hasRootCauseMessage("first");
    }

    @Test
    void shouldSeeAllValuesWhicheverThreadsEndThem() throws InterruptedException {
        List<Promise<Integer>> each = Stream.generate(Promise<Integer>::new).limit(100).toList();
        Result<List<Integer>> all = Result.all(each);

        for (int i = 0; i < each.size(); i++) {
            int number = i;
            Thread.startVirtualThread(() -> each.get(number).complete(number));
        }

        assertThat(all.await()).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
