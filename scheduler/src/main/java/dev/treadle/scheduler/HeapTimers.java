package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Timers kept in one heap under one lock; what drives them, a clock or a test, stands below. */
abstract sealed class HeapTimers implements Timers permits ClockTimers, ManualTimers {

    /*
     * No timer stays in the heap that was cancelled before it came there. Who cancels one ends it (a
     * swap), then reads grown, and if that is set takes it out. Who brings it sets grown (volatile),
     * puts it there, then looks whether it has ended, and if so takes it out. One of the two sees the
     * other.
     */
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
    public Timer onceAt(long time, Runnable task) {
        return set(time, TimerTask.Repeat.NEVER, 0, requireNonNull(task, "task"));
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
        return set(nanoTime() + Durations.nanos(delay), repeat, Durations.nanos(period), task);
    }

    private Timer set(long due, TimerTask.Repeat repeat, long period, Runnable task) {
        var timer = new TimerTask(this, due, repeat, period, task);
        add(timer);
        return timer;
    }

    void add(TimerTask task) {
        addToHeap(task);
    }

    final void addToHeap(TimerTask task) {
        task.grown = true;
        boolean never;
        synchronized (heap) {
            never = over;
            if (!never) {
                heap.add(task);
            }
        }
        if (never) {
            task.abandon();
        } else if (task.isOver()) {
            remove(task);
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

    final void remove(TimerTask task) {
        if (task.grown) {
            synchronized (heap) {
                heap.remove(task);
            }
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
