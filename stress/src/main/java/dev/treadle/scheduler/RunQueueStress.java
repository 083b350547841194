package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What the run queue does with an activation, and with what was written into it before. */
public final class RunQueueStress {

    private RunQueueStress() {}

    private static final class Item implements Activation {

        private int written;

        @Override
        public boolean run(Turn turn) {
            return false;
        }
    }

    /** {@return 0 for no item, else what was written into it} */
    private static int poll(RunQueue queue) {
        return queue.poll() instanceof Item item ? item.written == 1 ? 1 : -1 : 0;
    }

    private static void push(RunQueue queue) {
        Item item = new Item();
        item.written = 1;
        queue.push(item);
    }

    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "It came with what was written before.")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "It was not there yet, and came later.")
    @Outcome(expect = FORBIDDEN, desc = "It never came, or without what was written before.")
    @State
    public static class Publication {

        private final RunQueue queue = new RunQueue(2);

        @Actor
        public void pushes() {
            push(queue);
        }

        @Actor
        public void polls(II_Result seen) {
            seen.r1 = poll(queue);
        }

        @Arbiter
        public void pollsLater(II_Result seen) {
            seen.r2 = poll(queue);
        }
    }

    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1"},
            expect = ACCEPTABLE,
            desc = "One got it.")
    @Outcome(expect = FORBIDDEN, desc = "Nobody got it, or both.")
    @State
    public static class Stealing {

        private final RunQueue queue = new RunQueue(2);

        public Stealing() {
            push(queue);
        }

        @Actor
        public void polls(II_Result seen) {
            seen.r1 = poll(queue);
        }

        @Actor
        public void steals(II_Result seen) {
            seen.r2 = poll(queue);
        }
    }
}
