package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A runner counts in its lane and ends, while another begins, which may get that lane. */
@JCStressTest
@Outcome(id = "0, 2, 1", expect = ACCEPTABLE, desc = "It got the lane, and counted on in it.")
@Outcome(
        id = "1, 1, 0",
        expect = ACCEPTABLE,
        desc = "It got another; the first is free after that.")
@Outcome(
        expect = FORBIDDEN,
        desc = "Two had one lane, or a lane or what was counted in it is lost.")
@State
public class LaneNumbersStress {

    private final LaneNumbers lanes = new LaneNumbers();
    private int count;

    /** Makes lanes of which the first is in use. */
    public LaneNumbersStress() {
        lanes.take();
    }

    @Actor
    public void ends() {
        count++;
        lanes.giveBack(0);
    }

    @Actor
    public void begins(III_Result seen) {
        seen.r1 = lanes.take();
        if (seen.r1 == 0) {
            count++;
        }
    }

    @Arbiter
    public void looks(III_Result seen) {
        seen.r2 = count;
        seen.r3 = lanes.take();
    }
}
