package dev.treadle.stress;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.spi.MessageQueue;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayDeque;

/** The linked queue, for all senders and one owner, behaves as one that does a thing at a time. */
@Timeout(120)
@Param(name = "message", gen = IntGen.class, conf = "1:9")
public class LinkedQueueLincheckTest {

    private static final int CAPACITY = 2;

    private final MessageQueue<Integer> queue =
            MessageQueue.create(
                    MailboxOptions.bounded(CAPACITY), _ -> {}, () -> this.launched = true);

    private volatile boolean launched = true;

    @Operation
    public boolean offer(@Param(name = "message") int message) {
        return queue.offer(message);
    }

    @Operation
    public boolean force(@Param(name = "message") int message) {
        return queue.force(message);
    }

    /** Rests after each time that it finds nothing, so that the next send or poll ends a rest. */
    @Operation(nonParallelGroup = "owner")
    public Integer poll() {
        while (!launched && !queue.resume()) {
            Thread.onSpinWait(); // a sender has ended the rest and is about to say so
        }
        launched = true;
        Integer message = queue.poll();
        if (message == null) {
            launched = false;
            if (!queue.rest()) {
                launched = true;
            }
        }
        return message;
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

        private final ArrayDeque<Integer> messages = new ArrayDeque<>();

        public boolean offer(int message) {
            return messages.size() < CAPACITY && messages.add(message);
        }

        public boolean force(int message) {
            return messages.size() < 16 * CAPACITY && messages.add(message);
        }

        public Integer poll() {
            return messages.poll();
        }

        public boolean isEmpty() {
            return messages.isEmpty();
        }
    }
}
