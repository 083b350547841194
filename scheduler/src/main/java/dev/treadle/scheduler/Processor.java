package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** One of the places where activations run: a queue, and the runner that owns it. */
final class Processor {
    /*
     * occupant, one word, moved by CAS only:
     *
     *   Runner r  (r runs activations from here)
     *     -> r.idle      by r, when it found nothing to do
     *     -> Runner s    by r before it waits, or by the monitor when r's handler blocks
     *   r.idle (r is parked, or about to park)
     *     -> Runner r    by who brought work and then unparks r, or by r that found some after all
     *   null (an admitted processor that was retired; final)
     *
     * So a processor with work is never taken from an idle runner. What the monitor saw of r may be
     * stale when its CAS succeeds; r then runs beside s until it asks, after its message, whether it
     * still owns this. That costs no more than a moment of company: the queue is safe from any thread,
     * and who has put something there looks whether it was still the owner. If not, this may have
     * been retired since, so it takes out what is there and injects it.
     */
    private static final VarHandle OCCUPANT;
    private static final VarHandle RESTS;

    static {
        try {
            var lookup = MethodHandles.lookup();
            OCCUPANT = lookup.findVarHandle(Processor.class, "occupant", Object.class);
            RESTS = lookup.findVarHandle(Processor.class, "rests", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int QUEUE_SIZE = 256;
    private static final int MOST_IN_A_ROW = 64;
    private static final int INJECTED_EVERY = 61;

    final boolean admitted;
    final RunQueue queue = new RunQueue(QUEUE_SIZE);
    private volatile @Nullable Object occupant;

    /** Only the owner counts; a moment of two owners makes these figures no worse than odd. */
    private int inARow;

    private int picks;

    /**
     * How often its owners were about to park. The monitor reads it: opaque, it need not be new.
     */
    private int rests;

    /** The monitor's alone. */
    final Occupancy occupancy = new Occupancy();

    Processor(boolean admitted) {
        this.admitted = admitted;
    }

    @Nullable Object occupant() {
        return occupant;
    }

    void settle(Runner first) {
        occupant = first;
    }

    boolean replace(Object expected, @Nullable Object by) {
        return OCCUPANT.compareAndSet(this, expected, by);
    }

    boolean ownedBy(Runner runner) {
        return occupant == runner;
    }

    /** {@return whether the runner that owns it has something to run next} */
    boolean slotIsFilled() {
        return occupant instanceof Runner owner && owner.slot.isFilled();
    }

    /** Called by the owner when it is about to park. */
    void rested() {
        RESTS.setOpaque(this, rests + 1);
    }

    int rests() {
        return (int) RESTS.getOpaque(this);
    }

    /** {@return whether it is the turn of what came from outside, before all else} */
    boolean injectedFirst() {
        return ++picks % INJECTED_EVERY == 0;
    }

    /** {@return what waits: the slot, unless it had too many turns in a row, then the queue} */
    @Nullable Activation pickOwn(Slot slot) {
        Activation next = inARow < MOST_IN_A_ROW ? slot.take() : null;
        if (next != null) {
            inARow++;
            return next;
        }
        inARow = 0;
        Activation queued = queue.poll();
        return queued != null ? queued : slot.take();
    }
}
