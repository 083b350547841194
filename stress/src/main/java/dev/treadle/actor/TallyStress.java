package dev.treadle.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.treadle.scheduler.Turn;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads without a lane of their own are the first to count, and count in the same place. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "Both are counted.")
@Outcome(expect = FORBIDDEN, desc = "One counted where nobody looks, or over the other.")
@State
public class TallyStress {

    private static final int FIRST_SHARED = Turn.LANES;

    private final Tally tally = new Tally();

    @Actor
    public void counts() {
        tally.lane(FIRST_SHARED).increment();
    }

    @Actor
    public void countsToo() {
        tally.lane(FIRST_SHARED).increment();
    }

    @Arbiter
    public void looks(I_Result seen) {
        seen.r1 = (int) tally.sum();
    }
}
