package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** One of the places where activations run: a slot, a queue, and the runner that owns them. */
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
     * still owns this. That costs no more than a moment of company: slot and queue are safe from any
     * thread, and who has put something there looks whether it was still the owner. If not, s may
     * have looked already and sleep, so it takes that out again (see leftBy) and injects it.
     */
    private static final VarHandle OCCUPANT;
    private static final VarHandle NEXT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            OCCUPANT = lookup.findVarHandle(Processor.class, "occupant", Object.class);
            NEXT = lookup.findVarHandle(Processor.class, "next", Activation.class);
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
    private volatile @Nullable Activation next;

    /** Only the owner counts; a moment of two owners makes these figures no worse than odd. */
    private int inARow;

    private int picks;

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

    /** Puts an activation into the slot. {@return what it displaced from there} */
    @Nullable Activation swapNext(@Nullable Activation activation) {
        return (Activation) NEXT.getAndSet(this, activation);
    }

    /** {@return what was put here by a runner that is not the owner any more, taken out} */
    @Nullable Activation leftBy(Runner former) {
        if (ownedBy(former)) {
            return null;
        }
        Activation left = swapNext(null);
        return left != null ? left : queue.poll();
    }

    boolean hasNext() {
        return next != null;
    }

    boolean hasWork() {
        return next != null || !queue.isEmpty();
    }

    /** {@return whether it is the turn of what came from outside, before all else} */
    boolean injectedFirst() {
        return ++picks % INJECTED_EVERY == 0;
    }

    /**
     * {@return what waits here: the slot, unless it had too many turns in a row, then the queue}
     */
    @Nullable Activation pickOwn() {
        if (next != null && inARow < MOST_IN_A_ROW) {
            inARow++;
            return swapNext(null);
        }
        inARow = 0;
        Activation queued = queue.poll();
        return queued != null || next == null ? queued : swapNext(null);
    }
}
