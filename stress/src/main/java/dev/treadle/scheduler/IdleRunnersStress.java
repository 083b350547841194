package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A runner goes idle while work is brought: it is woken, or stays awake by itself. */
@JCStressTest
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "It was idle and was woken.")
@Outcome(id = "false, false", expect = ACCEPTABLE, desc = "It found the work by itself.")
@Outcome(id = "false, true", expect = FORBIDDEN, desc = "It is idle, and nobody wakes it.")
@Outcome(expect = FORBIDDEN, desc = "It was woken and is idle all the same.")
@State
public class IdleRunnersStress {

    private final Processor processor = new Processor(false);
    private final Runner runner = Stage.runner(processor);
    private final IdleRunners idle = new IdleRunners();

    @Actor
    public void goesIdle() {
        idle.add(runner, processor, () -> !processor.queue.isEmpty());
    }

    @Actor
    public void bringsWork(ZZ_Result seen) {
        processor.queue.push(Stage.WORK);
        seen.r1 = idle.wakeOne(new Processor[] {processor});
    }

    @Arbiter
    public void looks(ZZ_Result seen) {
        seen.r2 = !processor.ownedBy(runner);
    }
}
