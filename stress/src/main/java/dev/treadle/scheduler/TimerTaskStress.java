package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** A timer is cancelled that is due, while its task is about to run. */
@JCStressTest
@Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "It was cancelled and did not run.")
@Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "It ran and was not cancelled.")
@Outcome(expect = FORBIDDEN, desc = "Who cancelled it was told what is not true.")
@State
public class TimerTaskStress {

    private int runs;
    private final TimerTask task =
            new TimerTask(new ManualTimers(), 0, TimerTask.Repeat.NEVER, 0, () -> runs++);

    @Actor
    public void runs() {
        task.run(Turn.ENDLESS);
    }

    @Actor
    public void cancels(ZI_Result seen) {
        seen.r1 = task.cancel();
    }

    @Arbiter
    public void looks(ZI_Result seen) {
        seen.r2 = runs;
    }
}
