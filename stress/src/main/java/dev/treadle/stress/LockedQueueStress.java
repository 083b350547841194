package dev.treadle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;
import dev.treadle.mailbox.spi.MessageQueue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

import java.util.concurrent.atomic.AtomicInteger;

/** The owner of a queue that gives the oldest message up rests while somebody sends. */
@JCStressTest
@Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "It rested and was called.")
@Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "It found that there is something.")
@Outcome(expect = FORBIDDEN, desc = "It sleeps on a message, or runs twice.")
@State
public class LockedQueueStress {

    private final AtomicInteger launches = new AtomicInteger();
    private final MessageQueue<String> queue =
            MessageQueue.create(
                    MailboxOptions.bounded(1, Overflow.DROP_OLDEST),
                    _ -> {},
                    launches::incrementAndGet);

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
