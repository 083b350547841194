package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Who awaits what is made of results awaits those, and is told which. */
class LookoutTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static final class Named extends Promise<Integer> {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @AutoClose
    private final ProcessorDispatcher dispatcher =
            new ProcessorDispatcher("looking", new DispatcherOptions(1, true));

    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    private final Map<String, BooleanSupplier> needed = new ConcurrentHashMap<>();
    private final Named one = new Named("one");
    private final Named two = new Named("two");
    private final Named three = new Named("three");

    private void awaits(Supplier<Object> wait) {
        dispatcher.execute(
                new Step() {
                    @Override
                    public void run() {
                        told.add("got " + wait.get());
                    }

                    @Override
                    public void waitBegins(Object on) {
                        told.add("waits for " + on);
                    }

                    @Override
                    public void waitBegins(Object on, BooleanSupplier isNeeded) {
                        needed.put(on.toString(), isNeeded);
                        waitBegins(on);
                    }

                    @Override
                    public void waitEnds() {
                        told.add("waits no more");
                    }
                });
    }

    private void seen(String... all) {
        await().untilAsserted(() -> assertThat(told).containsExactly(all));
    }

    @Test
    void shouldTellWhatAResultGoesOnWith() {
        Result<Integer> sum =
                one.flatMap(_ -> two).map(v -> v).combine(three, Integer::sum).map(v -> v);
        awaits(() -> sum.await(LONG));
        seen("waits for one");

        one.complete(1);
        seen("waits for one", "waits for two");
        two.complete(2);
        seen("waits for one", "waits for two", "waits for three");
        three.complete(3);

        seen("waits for one", "waits for two", "waits for three", "waits no more", "got 5");
    }

    @Test
    void shouldTellAllThatItNeeds() {
        Result<Integer> next = one.flatMap(_ -> three);
        Result<Integer> inner = Result.all(List.of(next)).map(List::getFirst);
        Result<?> all = Result.all(List.of(one, Result.completed(0), inner));
        awaits(all::await);
        seen("waits for one", "waits for one");

        one.complete(1);
        seen("waits for one", "waits for one", "waits for three");
        three.complete(3);

        seen("waits for one", "waits for one", "waits for three", "waits no more", "got [1, 0, 3]");
    }

    @Test
    void shouldTellWhatIsNeededNoMore() {
        Result<Integer> either = Result.all(List.of(one, two)).map(List::getFirst).recover(_ -> 0);
        Result<?> all = Result.outcomes(List.of(either, three.map(v -> v)));
        awaits(all::await);
        seen("waits for three", "waits for one", "waits for two");
        assertThat(needed).containsOnlyKeys("one", "two", "three");
        assertThat(needed.values()).allMatch(BooleanSupplier::getAsBoolean);

        one.completeExceptionally(new IllegalStateException("expected by the test"));

        assertThat(needed.get("two").getAsBoolean()).isFalse();
        assertThat(needed.get("three").getAsBoolean()).isTrue();
        three.complete(3);
    }

    @Test
    void shouldTellNoneOfThoseOfWhichItNeedsOne() {
        Result<Integer> race = Result.race(List.of(one, two)).map(v -> v);
        awaits(race::await);
        seen("waits for the result");

        two.complete(2);

        seen("waits for the result", "waits no more", "got 2");
    }

    @Test
    void shouldWaitNoLongerThanGivenThoughItGoesOn() {
        Result<Integer> next = one.flatMap(_ -> two);
        awaits(() -> {
            try {
                return next.await(Duration.ofMillis(20));
            } catch (AwaitTimeoutException e) {
                return "nothing";
            }
        });
        await().until(() -> !told.isEmpty());

        one.complete(1);

        await().until(() -> told.contains("got nothing"));
        assertThat(Kept.by(next)).isZero();
        assertThat(Kept.by(two)).isOne();
    }

    /** Each step wakes who waits, and none is missed, whoever comes first. */
    @Test
    void shouldMissNothingOfALongWay() {
        for (int round = 0; round < 20; round++) {
            told.clear();
            List<Named> steps = IntStream.range(0, 100).mapToObj(i -> new Named("s" + i)).toList();
            Result<Integer> chain = one.flatMap(_ -> steps.getFirst());
            for (Named each : steps) {
                chain = chain.flatMap(_ -> each);
            }
            var last = new Named("last");
            Result<Integer> way = chain.flatMap(_ -> last);
            awaits(way::await);
            one.complete(0);
            steps.forEach(each -> each.complete(0));

            await().until(() -> told.contains("waits for last"));
            last.complete(7);
            await().until(() -> told.contains("got 7"));
        }
    }
}
