package dev.treadle.scheduler;

/** A task that a timer will run. Safe to use from any thread. */
public interface Timer {

    /**
     * Sees to it that the task does not start again. A run that has begun goes on.
     *
     * @return whether it would have run again
     */
    boolean cancel();
}
