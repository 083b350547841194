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
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** What the memory effects of the linked queue must be. */
public final class LinkedQueueStress {

    private LinkedQueueStress() {}

    private static <M> MessageQueue<M> queue(int capacity) {
        return MessageQueue.create(MailboxOptions.bounded(capacity), _ -> {});
    }

    /** A message that says nothing about how it is published. */
    private static final class Message {
        int written;
    }

    /** The owner sees what the sender wrote before it sent. */
    @JCStressTest
    @Outcome(id = "-1", expect = ACCEPTABLE, desc = "The message was not there yet.")
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "The owner got it with all that is in it.")
    @Outcome(expect = FORBIDDEN, desc = "The owner got it and misses what was written before.")
    @State
    public static class Publication {

        private final MessageQueue<Message> queue = queue(2);

        @Actor
        public void sends() {
            Message message = new Message();
            message.written = 1;
            queue.offer(message);
        }

        @Actor
        public void owns(I_Result seen) {
            Message message = queue.poll();
            seen.r1 = message == null ? -1 : message.written;
        }
    }

    /** An owner that goes to sleep, and a sender: at least one sees what the other did. */
    @JCStressTest
    @Outcome(id = "false, true", expect = FORBIDDEN, desc = "The message is asleep with its owner.")
    @Outcome(expect = ACCEPTABLE, desc = "The sender wakes the owner, or the owner stays awake.")
    @State
    public static class WakeUp {

        private final MessageQueue<String> queue = queue(2);
        private volatile boolean asleep;

        @Actor
        public void sends(ZZ_Result seen) {
            queue.offer("wake up");
            seen.r1 = asleep;
        }

        @Actor
        public void owns(ZZ_Result seen) {
            asleep = true;
            seen.r2 = queue.isEmpty();
        }
    }

    /** Two senders, room for one. */
    @JCStressTest
    @Outcome(id = "true, false, 1", expect = ACCEPTABLE, desc = "The first one had the room.")
    @Outcome(id = "false, true, 1", expect = ACCEPTABLE, desc = "The second one had the room.")
    @Outcome(expect = FORBIDDEN, desc = "Both had it, or none, or the count is wrong.")
    @State
    public static class LastPlace {

        private final MessageQueue<String> queue = queue(1);

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

    /** The messages of one sender arrive in order and without a gap. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 1", "1, 2"},
            expect = ACCEPTABLE,
            desc = "In order.")
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The second was not there yet.")
    @Outcome(expect = FORBIDDEN, desc = "Out of order, or one is missing.")
    @State
    public static class Order {

        private final MessageQueue<Integer> queue = queue(2);

        @Actor
        public void sends() {
            queue.offer(1);
            queue.offer(2);
        }

        @Actor
        public void owns(II_Result seen) {
            seen.r1 = next();
            seen.r2 = next();
        }

        private int next() {
            Integer message = queue.poll();
            return message == null ? 0 : message;
        }
    }

    /** An owner that looks at its queue, then at a flag, and takes what it has seen. */
    @JCStressTest
    @Outcome(
            id = "0, 1",
            expect = FORBIDDEN,
            desc = "It takes what was sent after the flag, unwarned.")
    @Outcome(expect = ACCEPTABLE, desc = "It was warned, or takes nothing.")
    @State
    public static class Warning {

        private final MessageQueue<String> queue = queue(2);
        private volatile boolean flag;

        @Actor
        public void sends() {
            flag = true;
            queue.offer("too late");
        }

        @Actor
        public void owns(II_Result seen) {
            var there = queue.look();
            seen.r1 = flag ? 1 : 0;
            seen.r2 = queue.take(there) == null ? 0 : 1;
        }
    }
}
