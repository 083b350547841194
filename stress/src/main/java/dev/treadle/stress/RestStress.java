package dev.treadle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.spi.MessageQueue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

import java.util.concurrent.atomic.AtomicInteger;

/** What must follow when the owner of a linked queue rests while others send. */
public final class RestStress {

    private RestStress() {}

    private static MessageQueue<String> queue(int capacity, AtomicInteger launches) {
        return MessageQueue.create(
                MailboxOptions.bounded(capacity), _ -> {}, launches::incrementAndGet);
    }

    /** An owner that finds nothing, and a sender. */
    @JCStressTest
    @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "It rested and was called.")
    @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "It found that there is something.")
    @Outcome(expect = FORBIDDEN, desc = "It sleeps on a message, or runs twice.")
    @State
    public static class FallingAsleep {

        private final AtomicInteger launches = new AtomicInteger();
        private final MessageQueue<String> queue = queue(2, launches);

        @Actor
        public void owns(ZI_Result seen) {
            seen.r1 = queue.rest();
        }

        @Actor
        public void sends() {
            queue.offer("wake up");
        }

        @Arbiter
        public void looks(ZI_Result seen) {
            seen.r2 = launches.get();
        }
    }

    /** A message, another, and a call without one end the same rest. */
    @JCStressTest
    @Outcome(id = "0, 1, 2", expect = ACCEPTABLE, desc = "A message ended it.")
    @Outcome(id = "1, 0, 2", expect = ACCEPTABLE, desc = "The call ended it.")
    @Outcome(expect = FORBIDDEN, desc = "It ended twice or never, or a message is miscounted.")
    @State
    public static class WakingUp {

        private final AtomicInteger launches = new AtomicInteger();
        private final MessageQueue<String> queue = queue(2, launches);

        public WakingUp() {
            queue.rest();
        }

        @Actor
        public void resumes(III_Result seen) {
            seen.r1 = queue.resume() ? 1 : 0;
        }

        @Actor
        public void first() {
            queue.offer("first");
        }

        @Actor
        public void second() {
            queue.offer("second");
        }

        @Arbiter
        public void looks(III_Result seen) {
            seen.r2 = launches.get();
            seen.r3 = queue.size();
        }
    }

    /** Two senders end a rest, with room for one. */
    @JCStressTest
    @Outcome(id = "true, false, 1", expect = ACCEPTABLE, desc = "The first one had the room.")
    @Outcome(id = "false, true, 1", expect = ACCEPTABLE, desc = "The second one had the room.")
    @Outcome(expect = FORBIDDEN, desc = "Both had it, or none, or the count is wrong.")
    @State
    public static class LastPlace {

        private final MessageQueue<String> queue = queue(1, new AtomicInteger());

        public LastPlace() {
            queue.offer("before");
            queue.poll();
            queue.rest();
        }

        @Actor
        public void first(ZZI_Result seen) {
            seen.r1 = queue.offer("first");
        }

        @Actor
        public void second(ZZI_Result seen) {
            seen.r2 = queue.offer("second");
        }

        @Arbiter
        public void count(ZZI_Result seen) {
            seen.r3 = queue.size();
        }
    }

    /** What the owner wrote before it rested is seen by whoever ends the rest. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "It does not rest yet.")
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "It rested, and all it wrote is seen.")
    @Outcome(expect = FORBIDDEN, desc = "It rested, and what it wrote is not seen.")
    @State
    public static class HandingOver {

        private final AtomicInteger launches = new AtomicInteger();
        private final MessageQueue<String> queue = queue(2, launches);
        private int written;

        @Actor
        public void owns() {
            written = 1;
            queue.rest();
        }

        @Actor
        public void resumes(II_Result seen) {
            if (queue.resume()) {
                seen.r1 = 1;
                seen.r2 = written;
            }
        }
    }
}
