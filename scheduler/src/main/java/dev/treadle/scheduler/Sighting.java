package dev.treadle.scheduler;

/** What the monitor knows of a runner: where it saw it last, and since when. */
final class Sighting {
    /*
     * Written by the monitor alone. stuck is read by others too: it names the step that holds its
     * thread, so it is out of date by itself as soon as the runner has left that step, whether the
     * monitor is awake or not.
     */
    private static final long NEVER = -1;

    private long step = NEVER;
    private long since;
    private boolean told;
    private volatile long stuck = NEVER;

    /** {@return for how many nanoseconds the runner has been at this step} */
    long lasts(long stepNow, long nanoTime) {
        if (stepNow != step) {
            step = stepNow;
            since = nanoTime;
            told = false;
        }
        return nanoTime - since;
    }

    /** Says that the step seen last holds its thread. */
    void holdsThread() {
        stuck = step;
    }

    /** {@return whether the runner is at a step that holds its thread} */
    boolean stuckAt(long stepNow) {
        return stuck == stepNow;
    }

    /** {@return whether this is the first time for the step seen last} */
    boolean firstTold() {
        boolean first = !told;
        told = true;
        return first;
    }
}
