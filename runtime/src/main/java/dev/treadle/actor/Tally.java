package dev.treadle.actor;

import dev.treadle.scheduler.Turn;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A count that runners move on all the time, and other threads seldom. Safe to use from any thread.
 */
final class Tally {
    /*
     * Who has a lane of the dispatcher's counts in the lane of that number, alone: that takes no atomic
     * update. All others share a few lanes, by the number of their thread, and add to them atomically.
     * A lane is made by the first that counts in it.
     *
     *   lanes[i]:  null -> lane     by CAS, as two threads may want the same shared one; then final
     *   count:     n -> n + 1       in an own lane by whoever has its number, in turn: a plain read, an
     *                               opaque write; in a shared lane getAndAdd
     *   mark:      the count at which its threads want to be told; plain, in a shared lane a hint
     *
     * One holder's counts happen before the next one's, as Turn says. So the sum of all lanes, read
     * opaquely, is what was counted, but for what is counted just now.
     */
    private static final int SHARED = 8;
    private static final VarHandle LANE = MethodHandles.arrayElementVarHandle(Lane[].class);
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    /** What is counted by one thread at a time, or by some together. */
    static final class Lane {

        /** The count stands in the middle, so that no other lane is on its cache line. */
        private static final int MIDDLE = 8;

        private static final int MARK = MIDDLE + 1;

        private final boolean shared;
        private final long[] line = new long[2 * MIDDLE];

        private Lane(boolean shared) {
            this.shared = shared;
        }

        /** Counts one. Only who has that lane may call it. {@return whether the mark is reached} */
        boolean increment() {
            long before;
            if (shared) {
                before = (long) COUNT.getAndAdd(line, MIDDLE, 1L);
            } else {
                before = line[MIDDLE];
                COUNT.setOpaque(line, MIDDLE, before + 1);
            }
            return before >= line[MARK];
        }

        /** Sets the mark so much further on. Only who has that lane may call it. */
        void mark(int gap) {
            line[MARK] = line[MIDDLE] + gap;
        }

        private long count() {
            return (long) COUNT.getOpaque(line, MIDDLE);
        }
    }

    private final @Nullable Lane[] lanes = new @Nullable Lane[Turn.LANES + SHARED];

    /**
     * {@return where the current thread counts}
     *
     * @param number its turn's {@link Turn#lane lane}
     */
    Lane lane(int number) {
        int place = number == Turn.NO_LANE ? sharedPlace() : number;
        Lane there = (Lane) LANE.getAcquire(lanes, place);
        return there != null ? there : open(place);
    }

    private static int sharedPlace() {
        return Turn.LANES + ((int) Thread.currentThread().threadId() & (SHARED - 1));
    }

    private Lane open(int place) {
        var made = new Lane(place >= Turn.LANES);
        Lane before = (Lane) LANE.compareAndExchange(lanes, place, null, made);
        return before != null ? before : made;
    }

    /** {@return what was counted} */
    long sum() {
        long sum = 0;
        for (int place = 0; place < lanes.length; place++) {
            Lane lane = (Lane) LANE.getAcquire(lanes, place);
            if (lane != null) {
                sum += lane.count();
            }
        }
        return sum;
    }
}
