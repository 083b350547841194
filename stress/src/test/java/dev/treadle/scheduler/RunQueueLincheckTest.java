package dev.treadle.scheduler;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayDeque;

/** The run queue, for any number of threads at both ends, does one thing at a time. */
@Timeout(120)
@Param(name = "item", gen = IntGen.class, conf = "1:9")
public class RunQueueLincheckTest {

    private static final int SIZE = 2;

    private record Item(int number) implements Activation {

        @Override
        public boolean run(Turn turn) {
            return false;
        }
    }

    private final RunQueue queue = new RunQueue(SIZE);

    /** Pushes until the polls under way are done, since until then there may seem to be no room. */
    @Operation
    public boolean push(@Param(name = "item") int number) {
        boolean pushed = queue.push(new Item(number));
        while (!pushed && queue.size() < SIZE) {
            pushed = queue.push(new Item(number));
        }
        return pushed;
    }

    /** Polls until the pushes under way are done, since until then a poll may find nothing. */
    @Operation
    public Integer poll() {
        Activation item = queue.poll();
        while (item == null && !queue.isEmpty()) {
            item = queue.poll();
        }
        return item instanceof Item(int number) ? number : null;
    }

    @Operation
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    @Test
    void shouldBeLinearizableWhenModelChecked() {
        new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(500)
                .threads(3)
                .actorsPerThread(3)
                .sequentialSpecification(OneAtATime.class)
                .check(getClass());
    }

    @Test
    void shouldBeLinearizableUnderStress() {
        new StressOptions()
                .iterations(10)
                .invocationsPerIteration(1_000)
                .threads(3)
                .actorsPerThread(3)
                .sequentialSpecification(OneAtATime.class)
                .check(getClass());
    }

    /** What the queue does when nothing happens at once. */
    public static class OneAtATime {

        private final ArrayDeque<Integer> items = new ArrayDeque<>();

        public boolean push(int number) {
            return items.size() < SIZE && items.add(number);
        }

        public Integer poll() {
            return items.poll();
        }

        public boolean isEmpty() {
            return items.isEmpty();
        }
    }
}
