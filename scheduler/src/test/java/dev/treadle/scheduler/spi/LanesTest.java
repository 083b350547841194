package dev.treadle.scheduler.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class LanesTest {

    private static final class Thing extends Lanes.Node {

        final int number;
        int looks;
        volatile boolean over;

        Thing(int number) {
            this.number = number;
        }

        @Override
        protected boolean isOver() {
            looks++;
            return over;
        }
    }

    private final Lanes<Thing> lanes = new Lanes<>();

    private Thing added(int number) {
        var thing = new Thing(number);
        lanes.add(thing);
        return thing;
    }

    private List<Integer> seen() {
        List<Integer> seen = new ArrayList<>();
        lanes.forEach(each -> seen.add(each.number));
        return seen;
    }

    @Test
    void shouldKeepTheOrderOfOneThread() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            numbers.add(added(i).number);
        }

        assertThat(seen()).isEqualTo(numbers);
        List<Integer> drained = new ArrayList<>();
        lanes.drainTo(each -> drained.add(each.number));
        assertThat(drained).isEqualTo(numbers);
        assertThat(seen()).isEmpty();
    }

    @Test
    void shouldNotShowWhatIsOver() {
        Thing first = added(0);
        Thing second = added(1);
        Thing third = added(2);

        second.over = true;
        assertThat(seen()).containsExactly(0, 2);

        first.over = true;
        third.over = true;
        assertThat(seen()).isEmpty();
        assertThat(added(3).number).isEqualTo(3);
        assertThat(seen()).containsExactly(3);
    }

    /** Else it would keep all that ever came, or look through all of it each time. */
    @Test
    void shouldTakeOutWhatIsOverWithoutLookingAtItTwice() {
        List<Thing> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Thing thing = added(i);
            thing.over = true;
            all.add(thing);
        }

        assertThat(all.stream().limit(1_000 - 17)).allMatch(each -> each.looks == 1);
    }

    @Test
    void shouldLookAtWhatStaysOnlyEverMoreSeldom() {
        List<Thing> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(added(i));
        }

        assertThat(all.stream().mapToInt(each -> each.looks).sum()).isLessThan(2 * all.size());
    }

    @Test
    void shouldLoseNothingThatManyThreadsAdd() throws Exception {
        int each = 5_000;
        Set<Integer> drained = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> adding = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                int from = t * each;
                adding.add(
                        threads.submit(() -> {
                            for (int i = from; i < from + each; i++) {
                                added(i).over = i % 2 == 1;
                            }
                        }));
            }
            while (!adding.stream().allMatch(Future::isDone)) {
                lanes.drainTo(thing -> drained.add(thing.number));
            }
            for (Future<?> added : adding) {
                added.get();
            }
        }
        lanes.drainTo(thing -> drained.add(thing.number));

        assertThat(drained.stream().filter(number -> number % 2 == 0)).hasSize(16 * each / 2);
    }
}
