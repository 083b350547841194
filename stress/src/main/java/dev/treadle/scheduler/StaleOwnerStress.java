package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A handler schedules an activation and ends, while the monitor hands its runner's processor to
 * another one.
 */
@JCStressTest
@Outcome(id = "true, false, false", expect = ACCEPTABLE, desc = "The former owner finds it.")
@Outcome(id = "false, true, false", expect = ACCEPTABLE, desc = "It goes with the processor.")
@Outcome(expect = FORBIDDEN, desc = "It stays where nobody looks, or two have it.")
@State
public class StaleOwnerStress {

    private final Processor processor = new Processor(false);
    private final Runner former = Stage.runner(processor);
    private final Runner later = Stage.runner();
    private final AtomicBoolean activation = new AtomicBoolean();

    @Actor
    public void schedules(ZZZ_Result seen) {
        former.slot.put(Stage.WORK);
        activation.set(true); // it gives itself up
        if (processor.ownedBy(former)) {
            seen.r3 = true;
        } else {
            seen.r1 = former.slot.take() != null;
        }
    }

    @Actor
    public void handsOn(ZZZ_Result seen) {
        processor.replace(former, later);
        seen.r2 = former.slot.take() != null;
    }

    @Arbiter
    public void looks(ZZZ_Result seen) {
        seen.r3 &= former.slot.isFilled();
    }
}
