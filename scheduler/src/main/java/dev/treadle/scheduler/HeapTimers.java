package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Timers kept in one heap under one lock; what drives them, a clock or a test, stands below. */
abstract sealed class HeapTimers implements Timers permits ClockTimers, ManualTimers {

    private final TimerHeap heap = new TimerHeap();

    /** Guarded by the heap. */
    private boolean over;

    /** Hands a due task to whoever runs it. */
    abstract void fire(TimerTask task);

    @Override
    public Timer once(Duration delay, Runnable task) {
        return set(delay, TimerTask.Repeat.NEVER, Duration.ZERO, task);
    }

    @Override
    public Timer atFixedRate(Duration initial, Duration period, Runnable task) {
        return set(initial, TimerTask.Repeat.AT_RATE, positive(period), task);
    }

    @Override
    public Timer withFixedDelay(Duration initial, Duration delay, Runnable task) {
        return set(initial, TimerTask.Repeat.AFTER_DELAY, positive(delay), task);
    }

    private static Duration positive(Duration period) {
        if (!requireNonNull(period, "period").isPositive()) {
            throw new IllegalArgumentException(
                    "A timer repeats after more than zero time, not " + Durations.text(period));
        }
        return period;
    }

    private Timer set(Duration delay, TimerTask.Repeat repeat, Duration period, Runnable task) {
        requireNonNull(task, "task");
        long due = nanoTime() + Durations.nanos(delay);
        var timer = new TimerTask(this, due, repeat, Durations.nanos(period), task);
        add(timer);
        return timer;
    }

    void add(TimerTask task) {
        addToHeap(task);
    }

    final void addToHeap(TimerTask task) {
        boolean never;
        synchronized (heap) {
            never = over;
            if (!never) {
                heap.add(task);
            }
        }
        if (never) {
            task.abandon();
        }
    }

    /** No task runs any more; those that want to know are told, now or when they are set. */
    final void abandonAll() {
        List<TimerTask> left;
        synchronized (heap) {
            over = true;
            left = heap.takeAll();
        }
        left.forEach(TimerTask::abandon);
    }

    boolean remove(TimerTask task) {
        synchronized (heap) {
            return heap.remove(task);
        }
    }

    /** {@return the earliest task if it is due, taken out} */
    @Nullable TimerTask takeDue(long now) {
        synchronized (heap) {
            TimerTask first = heap.first();
            if (first == null || first.due - now > 0) {
                return null;
            }
            heap.remove(first);
            return first;
        }
    }

    /** {@return how long until the earliest is due; {@link Long#MAX_VALUE} if there is none} */
    long untilFirst(long now) {
        synchronized (heap) {
            TimerTask first = heap.first();
            return first == null ? Long.MAX_VALUE : Math.max(0, first.due - now);
        }
    }

    @Override
    public int pending() {
        synchronized (heap) {
            return heap.size();
        }
    }
}
