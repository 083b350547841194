package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/**
 * A handler schedules an activation while the monitor hands its runner's processor to another one,
 * which looks once and goes idle.
 */
@JCStressTest
@Outcome(
        id = "true, false, false",
        expect = ACCEPTABLE,
        desc = "The former owner takes it out again.")
@Outcome(id = "false, true, false", expect = ACCEPTABLE, desc = "The new owner picks it.")
@Outcome(expect = FORBIDDEN, desc = "It stays where nobody looks, or two have it.")
@State
public class StaleOwnerStress {

    private final Processor processor = new Processor(false);
    private final Runner former = Stage.runner(processor);
    private final Runner later = Stage.runner();

    @Actor
    public void schedules(ZZZ_Result seen) {
        processor.swapNext(Stage.WORK);
        seen.r1 = processor.leftBy(former) != null;
    }

    @Actor
    public void takesOver(ZZZ_Result seen) {
        processor.replace(former, later);
        seen.r2 = processor.pickOwn() != null;
    }

    @Arbiter
    public void looks(ZZZ_Result seen) {
        seen.r3 = processor.hasWork();
    }
}
