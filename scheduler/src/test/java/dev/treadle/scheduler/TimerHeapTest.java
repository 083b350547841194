package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class TimerHeapTest {

    private final TimerHeap heap = new TimerHeap();

    private static TimerTask due(long at) {
        return new TimerTask(new ManualTimers(), at, TimerTask.Repeat.NEVER, 0, () -> {});
    }

    @Test
    void shouldHaveNoFirstWhenEmpty() {
        assertThat(heap.first()).isNull();
        assertThat(heap.size()).isZero();
        assertThat(heap.remove(due(1))).isFalse();
    }

    @Test
    void shouldKeepTheOrderOfAddingAmongEquals() {
        List<TimerTask> equals = Stream.generate(() -> due(7)).limit(100).toList();

        equals.forEach(heap::add);

        assertThat(drained()).containsExactlyElementsOf(equals);
    }

    @Test
    void shouldGoByDifferenceWhereTheClockWrapsAround() {
        TimerTask before = due(Long.MAX_VALUE - 1);
        TimerTask after = due(Long.MAX_VALUE + 1);

        heap.add(after);
        heap.add(before);

        assertThat(drained()).containsExactly(before, after);
    }

    @Test
    void shouldTakeOneBackThatWasTakenOut() {
        TimerTask task = due(1);
        heap.add(task);
        assertThat(heap.remove(task)).isTrue();
        assertThat(heap.remove(task)).isFalse();

        heap.add(task);

        assertThat(heap.first()).isSameAs(task);
        assertThat(heap.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldAgreeWithASortedListWhateverIsDone(long seed) {
        var random = new Random(seed);
        int dueTimes = seed % 2 == 0 ? 5 : 1_000_000;
        List<TimerTask> reference = new ArrayList<>();

        for (int i = 0; i < 5_000; i++) {
            switch (random.nextInt(reference.isEmpty() ? 1 : 4)) {
                case 0, 1 -> {
                    TimerTask task = due(random.nextInt(dueTimes));
                    heap.add(task);
                    reference.add(behindEquals(reference, task), task);
                }
                case 2 -> {
                    TimerTask any = reference.remove(random.nextInt(reference.size()));
                    assertThat(heap.remove(any)).isTrue();
                    assertThat(any.index).isNegative();
                }
                default -> assertThat(heap.remove(reference.removeFirst())).isTrue();
            }
            assertThat(heap.size()).isEqualTo(reference.size());
            assertThat(heap.first()).isSameAs(reference.isEmpty() ? null : reference.getFirst());
        }
        assertThat(drained()).containsExactlyElementsOf(reference);
    }

    private static int behindEquals(List<TimerTask> sorted, TimerTask task) {
        int at = sorted.size();
        while (at > 0 && sorted.get(at - 1).due > task.due) {
            at--;
        }
        return at;
    }

    private List<TimerTask> drained() {
        List<TimerTask> all = new ArrayList<>();
        for (TimerTask each = heap.first(); each != null; each = heap.first()) {
            heap.remove(each);
            all.add(each);
        }
        return all;
    }
}
