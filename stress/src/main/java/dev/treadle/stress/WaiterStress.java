package dev.treadle.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.treadle.mailbox.spi.Waiter;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

import java.util.concurrent.TimeUnit;

/** A signal races with the wait for it. */
@JCStressTest
@Outcome(
        id = "true, 1",
        expect = ACCEPTABLE,
        desc = "The signal ended the wait, and what came before it is seen.")
@Outcome(
        expect = FORBIDDEN,
        desc = "The signal was lost until the time was over, or what came before it is not seen.")
@State
public class WaiterStress {

    private static final long LONG = TimeUnit.SECONDS.toNanos(10);

    private volatile Waiter waiter;
    private int written;

    @Actor
    public void waits(ZI_Result seen) {
        Waiter mine = new Waiter();
        waiter = mine;
        long start = System.nanoTime();
        seen.r1 = mine.awaitUninterruptibly(this, LONG) && System.nanoTime() - start < LONG;
        seen.r2 = written;
    }

    @Actor
    public void signals() {
        while (waiter == null) {
            Thread.onSpinWait();
        }
        written = 1;
        waiter.signal();
    }
}
