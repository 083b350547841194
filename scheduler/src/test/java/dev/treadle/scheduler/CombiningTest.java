package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Results that are made of others. */
class CombiningTest {

    private final IOException wrong = new IOException("wrong");
    private final IllegalStateException worse = new IllegalStateException("worse");

    private final Promise<Integer> one = new Promise<>();
    private final Promise<Integer> two = new Promise<>();

    private static Optional<Throwable> failure(Result<?> result) {
        return result.outcome()
                .flatMap(outcome ->
                        outcome instanceof Outcome.Failure<?>(var cause)
                                ? Optional.of(cause)
                                : Optional.empty());
    }

    @Test
    void shouldMapTheValueAndKeepTheFailure() {
        Result<String> mapped = one.map(value -> "got " + value);
        Result<String> failed = two.map(value -> "got " + value);
        assertThat(mapped.isDone()).isFalse();

        one.complete(1);
        two.completeExceptionally(wrong);

        assertThat(mapped.await()).isEqualTo("got 1");
        assertThat(failure(failed)).containsSame(wrong);
    }

    @Test
    void shouldFailWithWhatTheFunctionThrows() {
        var error = new StackOverflowError();
        Result<Integer> failed =
                one.map(_ -> {
                    throw worse;
                });
        Result<Integer> broken =
                one.flatMap(_ -> {
                    throw error;
                });

        one.complete(1);

        assertThat(failure(failed)).containsSame(worse);
        assertThat(failure(broken)).containsSame(error);
    }

    @Test
    void shouldGoOnWithTheNextResult() {
        Result<Integer> sum = one.flatMap(left -> two.map(right -> left + right));

        one.complete(1);
        assertThat(sum.isDone()).isFalse();
        two.complete(2);

        assertThat(sum.await()).isEqualTo(3);
    }

    @Test
    void shouldSayThatAResultToGoOnWithIsMissing() {
        Result<Integer> next = one.flatMap(_ -> null);

        one.complete(1);

        assertThat(failure(next)).get().isInstanceOf(NullPointerException.class);
    }

    @Test
    void shouldChainAHundredThousand() {
        Result<Integer> last = one;
        for (int i = 0; i < 100_000; i++) {
            last = last.map(value -> value + 1);
        }
        one.complete(0);
        assertThat(last.await()).isEqualTo(100_000);

        assertThat(chainOfFlatMaps(two)).isEqualTo(100_000);
        Result<Integer> loop = Result.completed(0);
        for (int i = 0; i < 100_000; i++) {
            loop = loop.flatMap(value -> Result.completed(value + 1));
        }
        assertThat(loop.await()).isEqualTo(100_000);
    }

    /** Each link waits for the next, which is not there before the last is. */
    private static int chainOfFlatMaps(Promise<Integer> end) {
        Result<Integer> chain = end;
        for (int i = 0; i < 100_000; i++) {
            Result<Integer> inner = chain;
            chain = Result.completed(1).flatMap(one -> inner.map(value -> value + one));
        }
        end.complete(0);
        return chain.await();
    }

    @Test
    void shouldLeaveTheSourceAloneWhenWhatIsMadeOfItIsCancelled() {
        Result<Integer> mapped = one.map(value -> value);

        assertThat(mapped.cancel()).isTrue();

        assertThat(one.isDone()).isFalse();
        assertThat(one.complete(1)).isTrue();
    }

    @Test
    void shouldRecover() {
        Result<Integer> any = one.recover(_ -> 0);
        Result<Integer> fitting =
                one.recover(IOException.class, cause -> cause.getMessage().length());
        Result<Integer> unfitting = one.recover(IllegalStateException.class, _ -> 0);
        Result<Integer> other = one.recoverWith(IOException.class, _ -> two);

        one.completeExceptionally(wrong);
        two.complete(2);

        assertThat(any.await()).isZero();
        assertThat(fitting.await()).isEqualTo("wrong".length());
        assertThat(failure(unfitting)).containsSame(wrong);
        assertThat(other.await()).isEqualTo(2);
    }

    @Test
    void shouldKeepTheValueWhereNothingIsToRecoverFrom() {
        Result<Integer> same = one.recover(_ -> 0);

        one.complete(1);

        assertThat(same.await()).isEqualTo(1);
    }

    @Test
    void shouldCombineTwoAndFailWithTheFirstFailure() {
        Result<Integer> sum = one.combine(two, Integer::sum);
        var third = new Promise<Integer>();
        Result<Integer> never = third.combine(two.map(x -> 1 / (x - 2)), Integer::sum);

        two.complete(2);
        assertThat(sum.isDone()).isFalse();
        assertThat(failure(never)).get().isInstanceOf(ArithmeticException.class);
        one.complete(1);

        assertThat(sum.await()).isEqualTo(3);
    }

    @Test
    void shouldGiveTheFirstValueWhateverFailedBefore() {
        Result<Integer> any = Result.any(List.of(one, two));

        one.completeExceptionally(wrong);
        assertThat(any.isDone()).isFalse();
        two.complete(2);

        assertThat(any.await()).isEqualTo(2);
    }

    @Test
    void shouldFailWhenNoneHasAValueAndNameThemAll() {
        Result<Integer> any = Result.any(List.of(one, two));

        one.completeExceptionally(wrong);
        two.completeExceptionally(worse);

        assertThatThrownBy(any::await)
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("None of 2 results")
                .hasCause(worse)
                .hasSuppressedException(wrong);
    }

    @Test
    void shouldEndARaceWithTheFirstEnd() {
        Result<Integer> won = Result.race(List.of(one, two));
        Result<Integer> lost = Result.race(List.of(two, new Promise<Integer>()));

        one.complete(1);
        two.completeExceptionally(wrong);

        assertThat(won.await()).isEqualTo(1);
        assertThat(failure(lost)).containsSame(wrong);
    }

    @Test
    void shouldRefuseTheFirstOfNone() {
        assertThatThrownBy(() -> Result.any(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Result.race(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldGiveAllOutcomesInOrder() {
        Result<List<Outcome<Integer>>> outcomes = Result.outcomes(List.of(one, two));

        two.complete(2);
        assertThat(outcomes.isDone()).isFalse();
        one.completeExceptionally(wrong);

        assertThat(outcomes.await())
                .containsExactly(new Outcome.Failure<>(wrong), new Outcome.Success<>(2));
        assertThat(Result.outcomes(List.<Result<Integer>>of()).await()).isEmpty();
    }

    @Test
    void shouldEndAsAStageDoes() {
        var future = new CompletableFuture<Integer>();
        Result<Integer> value = Result.of(future);
        Result<Integer> failure = Result.of(future.thenApply(_ -> Integer.parseInt("none")));

        future.complete(1);

        assertThat(value.await()).isEqualTo(1);
        assertThat(failure(failure)).get().isInstanceOf(NumberFormatException.class);
    }

    @Test
    void shouldEndOnceWhenManyThreadsEndTheParts() throws Exception {
        for (int round = 0; round < 200; round++) {
            List<Promise<Integer>> parts =
                    IntStream.range(0, 8).mapToObj(_ -> new Promise<Integer>()).toList();
            var ends = new ConcurrentLinkedQueue<Outcome<Integer>>();
            Result<Integer> any = Result.any(parts);
            any.onComplete(ends::add);
            List<Thread> threads =
                    IntStream.range(0, 8)
                            .mapToObj(i ->
                                    Thread.startVirtualThread(() -> {
                                        if (i == 7) {
                                            parts.get(i).complete(i);
                                        } else {
                                            parts.get(i).completeExceptionally(wrong);
                                        }
                                    }))
                            .toList();
            for (Thread each : threads) {
                each.join();
            }
            assertThat(ends).containsExactly(new Outcome.Success<>(7));
        }
    }
}
