package dev.treadle.cooperative;

/**
 * A task as an object: it keeps its state in fields, and runs to its next yield when it is called.
 * It needs no thread, and so switches faster and takes less memory than plain code.
 *
 * <p>Called in the task's turns only, on whatever virtual thread runs the scheduler.
 */
@FunctionalInterface
public interface StepTask {

    /**
     * Runs to the next yield.
     *
     * @return {@link Step#AGAIN}, {@link Step#DONE}, or an {@link Event} to wait for; {@link
     *     Event#then} gets at what comes of that
     * @throws Exception if the task fails; it ends by that
     */
    Step step() throws Exception;

    /**
     * Called in place of {@link #step} when the event that was waited for has failed. By default
     * the task fails, too.
     *
     * @param failure what the event failed with
     * @return as for {@link #step}
     * @throws Exception if the task fails; it ends by that
     */
    default Step failed(Exception failure) throws Exception {
        throw failure;
    }

    /** Called once if the task is cancelled, which ends it: a moment to clean up. */
    default void cancelled() {}
}
