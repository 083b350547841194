package dev.treadle.io;

import dev.treadle.scheduler.Timer;
import dev.treadle.scheduler.Timers;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Calls out when one of many steps takes longer than it may. A step that begins finds the timer of
 * an earlier one still set, as a rule, and leaves it alone: so steps are cheap, and while none is
 * going on no timer is set again.
 */
final class Stopwatch {

    private static final long IDLE = Long.MIN_VALUE;

    private final Timers timers;
    private final long limit;
    private final Runnable onExceeded;
    private long since = IDLE;
    private @Nullable Timer timer;
    private boolean ended;

    Stopwatch(Timers timers, Duration limit, Runnable onExceeded) {
        this.timers = timers;
        this.limit = limit.toNanos();
        this.onExceeded = onExceeded;
    }

    synchronized void begin() {
        since = timers.nanoTime();
        if (timer == null && !ended) {
            set(limit);
        }
    }

    synchronized void end() {
        since = IDLE;
    }

    /** No step follows. */
    synchronized void close() {
        ended = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    private void set(long nanos) {
        timer = timers.once(Duration.ofNanos(nanos), this::look);
    }

    private void look() {
        if (exceeded()) {
            onExceeded.run();
        }
    }

    private synchronized boolean exceeded() {
        timer = null;
        if (since == IDLE || ended) {
            return false;
        }
        long left = limit - (timers.nanoTime() - since);
        if (left > 0) {
            set(left);
        }
        return left <= 0;
    }
}
