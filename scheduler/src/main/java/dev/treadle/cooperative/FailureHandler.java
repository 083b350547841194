package dev.treadle.cooperative;

/** Told of tasks that fail, so that the run goes on. */
@FunctionalInterface
public interface FailureHandler {

    /**
     * Called in the turn of a task that failed, which is its last. What this throws leaves through
     * the run.
     *
     * @param task the task that failed
     * @param failure what its body threw
     */
    void failed(Task task, Throwable failure);
}
