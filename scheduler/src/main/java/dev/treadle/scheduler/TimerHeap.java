package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A binary heap of timers, earliest first, each of which knows its place. Not thread-safe. */
final class TimerHeap {

    private @Nullable TimerTask[] heap = new TimerTask[16];
    private int size;
    private long orders;

    int size() {
        return size;
    }

    @Nullable TimerTask first() {
        return heap[0];
    }

    void add(TimerTask task) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        task.order = orders++;
        up(size++, task);
    }

    /** {@return whether it was there} */
    boolean remove(TimerTask task) {
        int hole = task.index;
        if (hole < 0) {
            return false;
        }
        task.index = -1;
        TimerTask last = heap[--size];
        heap[size] = null;
        if (last != null && last != task) {
            down(hole, last);
            if (heap[hole] == last) {
                up(hole, last);
            }
        }
        return true;
    }

    /** {@return all tasks, earliest first, none of which is here any more} */
    List<TimerTask> takeAll() {
        List<TimerTask> all = new ArrayList<>(size);
        for (TimerTask first = first(); first != null; first = first()) {
            remove(first);
            all.add(first);
        }
        return all;
    }

    private void up(int hole, TimerTask task) {
        int at = hole;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            TimerTask above = heap[parent];
            if (above == null || !before(task, above)) {
                break;
            }
            put(at, above);
            at = parent;
        }
        put(at, task);
    }

    private void down(int hole, TimerTask task) {
        int at = hole;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            TimerTask earlier = heap[child];
            TimerTask right = child + 1 < size ? heap[child + 1] : null;
            if (right != null && earlier != null && before(right, earlier)) {
                child++;
                earlier = right;
            }
            if (earlier == null || before(task, earlier)) {
                break;
            }
            put(at, earlier);
            at = child;
        }
        put(at, task);
    }

    private void put(int at, TimerTask task) {
        heap[at] = task;
        task.index = at;
    }

    /** Compares by difference: the clock's origin is arbitrary and it may wrap around. */
    private static boolean before(TimerTask a, TimerTask b) {
        return a.due - b.due < 0 || (a.due == b.due && a.order < b.order);
    }
}
