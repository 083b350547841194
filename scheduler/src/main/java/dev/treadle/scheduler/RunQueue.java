package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A bounded first-in first-out queue of activations, open to any number of threads at both ends.
 */
final class RunQueue {
    /*
     * The bounded queue of Dmitry Vyukov (1024cores.net, "Bounded MPMC queue"). Cell i of round r
     * goes free (turn = r * size + i) -> filled (turn + 1) -> free for the next round (turn + size).
     * Who moves head or tail by CAS owns that cell until it stores the next turn: with release, after
     * the item, and read with acquire, before the item, so the item itself is a plain access.
     * isEmpty compares head and tail: it says "not empty" from the moment a push has moved the tail,
     * which what parks and what wakes (see Processor) rely on.
     *
     * Head and tail stand in an array, two cache lines apart from each other and from all else: one
     * thread pushes, others steal, and neither takes the line of its end, or that of the final fields,
     * from the other each time.
     */
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private static final int TAIL = 16;
    private static final int HEAD = 32;
    private static final int ENDS = 48;

    private final int mask;
    private final @Nullable Activation[] items;
    private final long[] turns;
    private final long[] ends = new long[ENDS];

    /**
     * @param size a power of two, not 1: a filled cell would look like one free for the next round
     */
    RunQueue(int size) {
        mask = size - 1;
        items = new Activation[size];
        turns = new long[size];
        for (int i = 0; i < size; i++) {
            turns[i] = i;
        }
    }

    /** {@return false if there is no room} */
    boolean push(Activation item) {
        for (; ; ) {
            long at = tail();
            int cell = (int) at & mask;
            long lead = (long) WORD.getAcquire(turns, cell) - at;
            if (lead == 0 && WORD.compareAndSet(ends, TAIL, at, at + 1)) {
                items[cell] = item;
                WORD.setRelease(turns, cell, at + 1);
                return true;
            }
            if (lead < 0) {
                return false;
            }
        }
    }

    /** {@return the oldest; null if there is none, or the oldest is only just being pushed} */
    @Nullable Activation poll() {
        for (; ; ) {
            long at = head();
            int cell = (int) at & mask;
            long lead = (long) WORD.getAcquire(turns, cell) - (at + 1);
            if (lead == 0 && WORD.compareAndSet(ends, HEAD, at, at + 1)) {
                Activation item = items[cell];
                items[cell] = null;
                WORD.setRelease(turns, cell, at + turns.length);
                return item;
            }
            if (lead < 0) {
                return null;
            }
        }
    }

    boolean isEmpty() {
        return head() >= tail();
    }

    int size() {
        return (int) Math.max(0, tail() - head());
    }

    private long tail() {
        return (long) WORD.getVolatile(ends, TAIL);
    }

    private long head() {
        return (long) WORD.getVolatile(ends, HEAD);
    }
}
