package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

class RunQueueTest {

    private record Item(int producer, int number) implements Activation {

        @Override
        public boolean run(Turn turn) {
            return false;
        }
    }

    @Test
    void shouldBeEmptyAtFirst() {
        var queue = new RunQueue(4);

        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.size()).isZero();
        assertThat(queue.poll()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 256})
    void shouldTakeAsManyAsItsSizeAndGiveThemBackInOrder(int size) {
        var queue = new RunQueue(size);

        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < size; i++) {
                assertThat(queue.push(new Item(round, i))).isTrue();
                assertThat(queue.size()).isEqualTo(i + 1);
            }
            assertThat(queue.push(new Item(round, size))).isFalse();

            for (int i = 0; i < size; i++) {
                assertThat(queue.isEmpty()).isFalse();
                assertThat(queue.poll()).isEqualTo(new Item(round, i));
            }
            assertThat(queue.isEmpty()).isTrue();
            assertThat(queue.poll()).isNull();
        }
    }

    @Test
    void shouldGoRoundManyTimes() {
        var queue = new RunQueue(4);

        for (int i = 0; i < 1_000; i++) {
            queue.push(new Item(0, 2 * i));
            queue.push(new Item(0, 2 * i + 1));
            assertThat(queue.poll()).isEqualTo(new Item(0, 2 * i));
            assertThat(queue.poll()).isEqualTo(new Item(0, 2 * i + 1));
        }
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void shouldKeepNothingThatWasTaken() {
        var queue = new RunQueue(2);
        queue.push(new Item(0, 1));
        queue.poll();

        assertThat(queue).extracting("items").isEqualTo(new Activation[2]);
    }

    @ParameterizedTest
    @CsvSource({"2, 4, 4", "16, 2, 2", "256, 1, 3", "256, 3, 1"})
    void shouldGiveEachToOneTakerAndEachProducersInOrder(int size, int producers, int takers)
            throws Exception {
        int each = 20_000;
        var queue = new RunQueue(size);
        var missing = new AtomicInteger(producers * each);
        List<Callable<List<Item>>> everybody = new ArrayList<>();
        for (int i = 0; i < producers; i++) {
            int producer = i;
            everybody.add(() -> produce(queue, producer, each));
        }
        for (int i = 0; i < takers; i++) {
            everybody.add(() -> take(queue, missing));
        }

        Map<Item, Integer> seen = new HashMap<>();
        try (var threads = Executors.newFixedThreadPool(producers + takers)) {
            for (var one : threads.invokeAll(everybody)) {
                assertThat(inOrder(one.get())).isTrue();
                one.get().forEach(item -> seen.merge(item, 1, Integer::sum));
            }
        }

        assertThat(seen).hasSize(producers * each);
        assertThat(seen.values()).containsOnly(1);
        assertThat(queue.isEmpty()).isTrue();
    }

    private static List<Item> produce(RunQueue queue, int producer, int count) {
        for (int i = 0; i < count; i++) {
            while (!queue.push(new Item(producer, i))) {
                LockSupport.parkNanos(1);
            }
        }
        return List.of();
    }

    private static List<Item> take(RunQueue queue, AtomicInteger missing) {
        List<Item> taken = new ArrayList<>();
        while (missing.get() > 0) {
            if (queue.poll() instanceof Item item) {
                taken.add(item);
                missing.decrementAndGet();
            } else {
                LockSupport.parkNanos(1);
            }
        }
        return taken;
    }

    /** One taker sees what one producer pushed in the order of pushing, with gaps. */
    private static boolean inOrder(List<Item> taken) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Item item : taken) {
            Integer before = last.put(item.producer(), item.number());
            if (before != null && before >= item.number()) {
                return false;
            }
        }
        return true;
    }
}
