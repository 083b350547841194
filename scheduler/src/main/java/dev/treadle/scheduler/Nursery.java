package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Timers that were set since the clock's thread looked last. Most are the time-outs of asks, and
 * are cancelled before it looks again: they never reach the heap, nor meet at its lock. Safe to use
 * from any thread.
 *
 * <p>A few lists, each with a lock of its own; a timer knows in which it is, so that it is taken
 * out without a search.
 */
final class Nursery {

    private static final int LISTS = 8;

    private final Room[] rooms = Stream.generate(Room::new).limit(LISTS).toArray(Room[]::new);

    /** Adds a timer. Those that are due at the same time stay in the order in which they came. */
    void add(TimerTask task) {
        Room room = rooms[(int) task.due & (LISTS - 1)];
        synchronized (room) {
            room.add(task);
        }
    }

    /** {@return whether it was here} */
    boolean remove(TimerTask task) {
        Room room = task.room;
        if (room == null) {
            return false;
        }
        synchronized (room) {
            return room.remove(task);
        }
    }

    /**
     * Hands over all timers, oldest first in each list. None is in neither place meanwhile: its
     * room is forgotten last, so that who finds it without a room finds it in the heap.
     */
    void moveTo(Consumer<TimerTask> heap) {
        for (Room room : rooms) {
            synchronized (room) {
                for (TimerTask first = room.first; first != null; first = room.first) {
                    room.unlink(first);
                    heap.accept(first);
                    first.room = null;
                }
            }
        }
    }

    int size() {
        int size = 0;
        for (Room room : rooms) {
            synchronized (room) {
                size += room.size;
            }
        }
        return size;
    }

    /** One of the lists, which is its own lock. */
    static final class Room {

        private @Nullable TimerTask first;
        private @Nullable TimerTask last;
        private int size;

        private void add(TimerTask task) {
            task.room = this;
            task.before = last;
            if (last == null) {
                first = task;
            } else {
                last.after = task;
            }
            last = task;
            size++;
        }

        private boolean remove(TimerTask task) {
            if (task.room != this) {
                return false; // it was moved on since
            }
            unlink(task);
            task.room = null;
            return true;
        }

        private void unlink(TimerTask task) {
            TimerTask before = task.before;
            TimerTask after = task.after;
            if (before == null) {
                first = after;
            } else {
                before.after = after;
            }
            if (after == null) {
                last = before;
            } else {
                after.before = before;
            }
            task.before = null;
            task.after = null;
            size--;
        }
    }
}
