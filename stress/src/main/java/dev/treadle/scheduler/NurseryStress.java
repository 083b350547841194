package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** A timer is taken out while the clock's thread moves it from the nursery to the heap. */
@JCStressTest
@Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "It was found, in one place or the other.")
@Outcome(expect = FORBIDDEN, desc = "It was in neither place, and stays for as long as it is set.")
@State
public class NurseryStress {

    private final Nursery nursery = new Nursery();
    private final ManualTimers heap = new ManualTimers();
    private final TimerTask task = new TimerTask(heap, 0, TimerTask.Repeat.NEVER, 0, () -> {});

    /** Makes a nursery with one timer. */
    public NurseryStress() {
        nursery.add(task);
    }

    @Actor
    public void moves() {
        nursery.moveTo(heap::addToHeap);
    }

    @Actor
    public void takesOut(ZI_Result seen) {
        seen.r1 = nursery.remove(task) || heap.remove(task);
    }

    @Arbiter
    public void counts(ZI_Result seen) {
        seen.r2 = nursery.size() + heap.pending();
    }
}
