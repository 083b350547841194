package dev.treadle.actor;

import dev.treadle.scheduler.Timers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether the actors of one type block in their handlers, learned from what the dispatcher saw of
 * them. Safe to use from any thread.
 *
 * <p>A type that was seen blocking is watched for some runs. If a good part of these block too, its
 * actors run apart, each on a virtual thread of its own, so that no runner is held up by them. Now
 * and then one runs among the others again, on trial: after some trials of which none was seen
 * blocking, they all do.
 */
final class Habit {
    /*
     * UNSUSPECTED -> WATCHED       by the dispatcher's monitor, which saw a run block
     * WATCHED -> APART             by the run that ends the watch, if enough of them blocked
     * WATCHED, APART -> UNSUSPECTED   by a run, if they do not
     *
     * Races between these lose a count or a trial, which only delays what is learned: nothing but
     * the thread that a run gets depends on it.
     */
    private enum Stage {
        UNSUSPECTED,
        WATCHED,
        APART
    }

    private static final int RUNS_WATCHED = 16;
    private static final int ONE_IN_BLOCKS = 4;
    private static final int TRIALS_PASSED = 4;
    private static final long BETWEEN_TRIALS = 5_000_000;

    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger blocks = new AtomicInteger();
    private final AtomicLong lastTrial = new AtomicLong();
    private volatile Stage stage = Stage.UNSUSPECTED;

    /** Says that a run blocked, among the others, while work waited behind it. */
    void sawBlocked() {
        blocks.incrementAndGet();
        if (stage == Stage.UNSUSPECTED) {
            runs.set(0);
            blocks.set(1);
            stage = Stage.WATCHED;
        }
    }

    /** {@return whether a run that is about to begin had better have a thread of its own} */
    boolean wantsOwnThread(Timers timers) {
        return switch (stage) {
            case UNSUSPECTED -> false;
            case WATCHED -> watch(timers);
            case APART -> !isTrial(timers.nanoTime());
        };
    }

    private boolean watch(Timers timers) {
        if (runs.incrementAndGet() < RUNS_WATCHED) {
            return false;
        }
        boolean apart = blocks.get() * ONE_IN_BLOCKS >= RUNS_WATCHED;
        if (apart) {
            runs.set(0);
            blocks.set(0);
            lastTrial.set(timers.nanoTime());
        }
        stage = apart ? Stage.APART : Stage.UNSUSPECTED;
        return apart;
    }

    private boolean isTrial(long now) {
        long last = lastTrial.get();
        if (now - last < BETWEEN_TRIALS || !lastTrial.compareAndSet(last, now)) {
            return false;
        }
        if (blocks.getAndSet(0) > 0) {
            runs.set(0);
        } else if (runs.incrementAndGet() > TRIALS_PASSED) {
            stage = Stage.UNSUSPECTED;
        }
        return true;
    }
}
