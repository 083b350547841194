package dev.treadle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.spi.BlockedSenders;
import dev.treadle.mailbox.spi.MessageQueue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

/**
 * A sender finds a queue full while its owner polls. A lost wake-up is a test that does not end.
 */
@JCStressTest
@Outcome(id = "1, true", expect = ACCEPTABLE, desc = "The sender got the room, and left the line.")
@Outcome(expect = FORBIDDEN, desc = "The message is lost, or the sender still in line.")
@State
public class BlockedSendersStress {

    private final MessageQueue<String> queue =
            MessageQueue.create(MailboxOptions.bounded(1), _ -> {});
    private final BlockedSenders senders = new BlockedSenders();

    /** Makes a queue that is full. */
    public BlockedSendersStress() {
        queue.offer("first");
    }

    @Actor
    public void sends() {
        try {
            senders.awaitRoom(() -> queue.offer("second"), this);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Actor
    public void owns() {
        queue.poll();
        if (!senders.isEmpty()) {
            senders.wakeOne();
        }
    }

    @Arbiter
    public void count(IZ_Result seen) {
        seen.r1 = queue.size();
        seen.r2 = senders.isEmpty();
    }
}
