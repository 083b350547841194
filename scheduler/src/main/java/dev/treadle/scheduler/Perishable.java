package dev.treadle.scheduler;

/** A timer's task that wants to know when it will never run, since its timers were closed. */
interface Perishable extends Runnable {

    /**
     * It will not run. Called on the thread that closes the timers, or would have set the timer.
     */
    void perished();
}
