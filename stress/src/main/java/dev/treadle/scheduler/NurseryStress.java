package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.treadle.scheduler.spi.Lanes;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** A timer is cancelled while the clock's thread moves it from the nursery to the heap. */
@JCStressTest
@Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "It is in neither place.")
@Outcome(expect = FORBIDDEN, desc = "It stays in the heap until it would have been due.")
@State
public class NurseryStress {

    private final Lanes<TimerTask> nursery = new Lanes<>();
    private final ManualTimers heap = new ManualTimers();
    private final TimerTask task = new TimerTask(heap, 0, TimerTask.Repeat.NEVER, 0, () -> {});

    /** Makes a nursery with one timer. */
    public NurseryStress() {
        nursery.add(task);
    }

    @Actor
    public void moves() {
        nursery.drainTo(heap::addToHeap);
    }

    @Actor
    public void cancels(ZI_Result seen) {
        seen.r1 = task.cancel();
    }

    @Arbiter
    public void counts(ZI_Result seen) {
        nursery.forEach(_ -> seen.r2++);
        seen.r2 += heap.pending();
    }
}
