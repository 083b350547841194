package dev.treadle.cooperative;

/** What a task of plain code runs. */
@FunctionalInterface
public interface TaskBody {

    /**
     * Runs, and yields now and then.
     *
     * @param task the task itself, to yield by
     * @throws Exception if the task fails; it ends by that
     */
    void run(Task task) throws Exception;
}
