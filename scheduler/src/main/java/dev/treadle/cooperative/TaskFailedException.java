package dev.treadle.cooperative;

/**
 * Thrown by a run when a task fails and nobody was set to handle that; the failure is its cause.
 */
public final class TaskFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Task task;

    TaskFailedException(Task task, Throwable cause) {
        super("The task %s failed: %s".formatted(task.name(), cause), cause);
        this.task = task;
    }

    /** {@return the task that failed} */
    public Task task() {
        return task;
    }
}
