package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** A runner that is going to wait and the monitor hand the same processor on. */
@JCStressTest
@Outcome(id = "true, false, true", expect = ACCEPTABLE, desc = "The runner did.")
@Outcome(id = "false, true, true", expect = ACCEPTABLE, desc = "The monitor did.")
@Outcome(expect = FORBIDDEN, desc = "Both did, or nobody, or it has another owner than they say.")
@State
public class HandOffStress {

    private final Processor processor = new Processor(false);
    private final Runner owner = Stage.runner(processor);
    private final Runner one = Stage.runner();
    private final Runner other = Stage.runner();

    @Actor
    public void waits(ZZZ_Result seen) {
        seen.r1 = processor.replace(owner, one);
    }

    @Actor
    public void monitors(ZZZ_Result seen) {
        seen.r2 = processor.replace(owner, other);
    }

    @Arbiter
    public void looks(ZZZ_Result seen) {
        seen.r3 = processor.ownedBy(seen.r1 ? one : other);
    }
}
