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
     */
    private static final VarHandle TAIL;
    private static final VarHandle HEAD;
    private static final VarHandle TURN = MethodHandles.arrayElementVarHandle(long[].class);

    static {
        try {
            var lookup = MethodHandles.lookup();
            TAIL = lookup.findVarHandle(RunQueue.class, "tail", long.class);
            HEAD = lookup.findVarHandle(RunQueue.class, "head", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int mask;
    private final @Nullable Activation[] items;
    private final long[] turns;
    private volatile long tail;
    private volatile long head;

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
            long at = tail;
            int cell = (int) at & mask;
            long lead = (long) TURN.getAcquire(turns, cell) - at;
            if (lead == 0 && TAIL.compareAndSet(this, at, at + 1)) {
                items[cell] = item;
                TURN.setRelease(turns, cell, at + 1);
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
            long at = head;
            int cell = (int) at & mask;
            long lead = (long) TURN.getAcquire(turns, cell) - (at + 1);
            if (lead == 0 && HEAD.compareAndSet(this, at, at + 1)) {
                Activation item = items[cell];
                items[cell] = null;
                TURN.setRelease(turns, cell, at + turns.length);
                return item;
            }
            if (lead < 0) {
                return null;
            }
        }
    }

    boolean isEmpty() {
        return head >= tail;
    }

    int size() {
        return (int) Math.max(0, tail - head);
    }
}
