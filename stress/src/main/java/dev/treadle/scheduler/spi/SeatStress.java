package dev.treadle.scheduler.spi;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

import java.util.concurrent.locks.LockSupport;

/**
 * The turn is given while the thread of its seat begins to wait. A lost wake-up is a test that does
 * not end.
 */
public final class SeatStress {

    private SeatStress() {}

    /** The thread has a permit left over from before. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "It came with what was written before.")
    @Outcome(expect = FORBIDDEN, desc = "It came without what was written before.")
    @State
    public static class Given {

        private volatile ParkedSeat seat;
        private int written;

        @Actor
        public void waits(I_Result seen) {
            var mine = new ParkedSeat();
            LockSupport.unpark(Thread.currentThread());
            seat = mine;
            mine.await();
            seen.r1 = written;
        }

        @Actor
        public void gives() {
            while (seat == null) {
                Thread.onSpinWait();
            }
            written = 1;
            seat.give(null);
        }
    }

    /** The thread was roused a moment before. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "It came with what was written before.")
    @Outcome(expect = FORBIDDEN, desc = "It came without what was written before.")
    @State
    public static class Roused {

        private volatile ParkedSeat seat;
        private int written;

        @Actor
        public void waits(I_Result seen) {
            var mine = new ParkedSeat();
            seat = mine;
            mine.await();
            seen.r1 = written;
        }

        @Actor
        public void rousesAndGives() {
            while (seat == null) {
                Thread.onSpinWait();
            }
            seat.rouse();
            written = 1;
            seat.give(null);
        }
    }
}
