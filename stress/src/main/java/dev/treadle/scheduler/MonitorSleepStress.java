package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * The monitor falls asleep while an activation is put into a slot, which is no fence: at its second
 * look it finds what the runner did not tell it.
 */
@JCStressTest
@Outcome(id = "false", expect = ACCEPTABLE, desc = "The monitor is awake.")
@Outcome(id = "true", expect = FORBIDDEN, desc = "The monitor sleeps while work waits.")
@State
public class MonitorSleepStress {

    private final ProcessorSet processors = new ProcessorSet(1);
    private final Runner runner = Stage.runner(processors.all()[0]);
    private final Monitor monitor = new Monitor("actor", Stage.DISPATCHER, processors);

    @Actor
    public void fallsAsleep() {
        monitor.fallAsleep();
    }

    @Actor
    public void schedules() {
        runner.slot.put(Stage.WORK);
        monitor.notice();
    }

    @Arbiter
    public void looks(Z_Result seen) {
        monitor.wakeIfThereIsReason();
        seen.r1 = monitor.asleep();
    }
}
