package dev.treadle.cooperative;

/**
 * A task that waits for an event, as the event sees it. The first who brings a value or a failure
 * resumes the task; what comes later is dropped.
 *
 * <p>To bring something is safe from any thread. What was written before <i>happens before</i> what
 * the task does when it goes on.
 *
 * @param <T> the type of what the task waits for
 */
public sealed interface Suspended<T> permits Suspension, MappedSuspension {

    /** {@return the task that waits} */
    Task task();

    /**
     * Resumes the task with a value. Something that would be lost if the task had gone on already,
     * as it may when it waits for the first of several events, is better brought by {@link
     * #attempt}.
     *
     * @param value what the yield returns
     */
    void resume(T value);

    /**
     * Resumes the task with a failure.
     *
     * @param failure what the yield throws; a checked exception comes as the cause of an unchecked
     */
    void fail(Throwable failure);

    /**
     * Has an attempt made in the scheduler's turn, if the task still waits: at once where this is
     * called in the turn, soon otherwise. If it takes something, the task is resumed with that.
     *
     * @param attempt looks for what the task waits for; called once
     */
    void attempt(Attempt<T> attempt);

    /** {@return whether the task waits no more; exact in the scheduler's turn only} */
    boolean isOver();

    /**
     * Calls back, once and in the scheduler's turn, when the task waits no more: it was resumed, by
     * this event or another, or cancelled.
     *
     * @param undo withdraws what the event has arranged
     */
    void whenOver(Runnable undo);

    /**
     * Says that nobody may ever bring this, and that a run need not wait for it: it returns when
     * all tasks that are left wait for such events. Called while the event is yielded.
     */
    void unattended();
}
