package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A runner puts an activation into its slot, where another is, which somebody takes. */
@JCStressTest
@Outcome(
        id = "1, 2, 0",
        expect = ACCEPTABLE,
        desc = "It displaced the first, the second was taken.")
@Outcome(
        id = "1, 0, 2",
        expect = ACCEPTABLE,
        desc = "It displaced the first; nothing was there to take yet.")
@Outcome(id = "0, 1, 2", expect = ACCEPTABLE, desc = "The first was taken, the second is there.")
@Outcome(expect = FORBIDDEN, desc = "Two have one activation, or nobody has.")
@State
public class SlotStress {

    private record Numbered(int number) implements Activation {

        @Override
        public boolean run(Turn turn) {
            return false;
        }
    }

    private final Slot slot = new Slot();

    /** Makes a slot that is filled. */
    public SlotStress() {
        slot.put(new Numbered(1));
    }

    @Actor
    public void puts(III_Result seen) {
        seen.r1 = number(slot.put(new Numbered(2)));
    }

    @Actor
    public void takes(III_Result seen) {
        seen.r2 = number(slot.take());
    }

    @Arbiter
    public void looks(III_Result seen) {
        seen.r3 = number(slot.take());
    }

    private static int number(@Nullable Activation activation) {
        return activation instanceof Numbered(int number) ? number : 0;
    }
}
