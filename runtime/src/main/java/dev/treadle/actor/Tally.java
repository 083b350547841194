package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A count that a few threads move on all the time, and others seldom. Safe to use from any thread.
 */
final class Tally {
    /*
     * A thread that counts often has a lane of its own, which it alone writes: that costs no atomic
     * operation. Whoever finds its place taken counts in the shared lane, by an atomic addition.
     *
     *   place:  empty -> lane of a thread            by that thread, CAS
     *           lane of a dead thread -> of a living one, with the dead one's count, by CAS: nobody
     *                                                writes the dead one's lane any more
     *
     * So the sum of all places is what was counted, but for what is counted just now.
     */
    private static final int PLACES = 16;
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    /** What one thread has counted, or the rest of them together. */
    static final class Lane {

        /** The count stands in the middle, so that no other lane is on its cache line. */
        private static final int MIDDLE = 8;

        private final @Nullable Thread owner;
        private final long[] line = new long[2 * MIDDLE];

        private Lane(@Nullable Thread owner, long count) {
            this.owner = owner;
            line[MIDDLE] = count;
        }

        /** Counts one. Only the thread that asked for the lane may call it. */
        void increment() {
            if (owner == null) {
                COUNT.getAndAdd(line, MIDDLE, 1L);
            } else {
                COUNT.setOpaque(line, MIDDLE, line[MIDDLE] + 1);
            }
        }

        private long count() {
            return (long) COUNT.getOpaque(line, MIDDLE);
        }
    }

    private final AtomicReferenceArray<@Nullable Lane> places = new AtomicReferenceArray<>(PLACES);
    private final Lane shared = new Lane(null, 0);

    /** {@return where the current thread counts, now and as long as it does nothing else} */
    @SuppressWarnings("ReferenceEquality") // a thread is equal to none but itself
    Lane lane() {
        Thread me = Thread.currentThread();
        int place = (int) me.threadId() & (PLACES - 1);
        Lane there = places.getAcquire(place);
        return there != null && there.owner == me ? there : claim(place, there, me);
    }

    private Lane claim(int place, @Nullable Lane there, Thread me) {
        Thread owner = there == null ? null : there.owner;
        if (owner != null && owner.isAlive()) {
            return shared;
        }
        var mine = new Lane(me, there == null ? 0 : there.count());
        return places.compareAndSet(place, there, mine) ? mine : shared;
    }

    /** {@return what was counted} */
    long sum() {
        long sum = shared.count();
        for (int i = 0; i < PLACES; i++) {
            Lane lane = places.get(i);
            if (lane != null) {
                sum += lane.count();
            }
        }
        return sum;
    }
}
