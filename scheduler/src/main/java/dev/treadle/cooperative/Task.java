package dev.treadle.cooperative;

import dev.treadle.scheduler.AwaitInterruptedException;

import java.time.Duration;

/**
 * One of those who take turns on a {@link CooperativeScheduler}.
 *
 * <p>To yield is for the task itself, in its turn; all the rest is safe to use from any thread.
 */
@SuppressWarnings("NamedLikeContextualKeyword") // always called on something
public sealed interface Task permits Cell {

    /** {@return the name it was spawned with} */
    String name();

    /** {@return the scheduler that runs it} */
    CooperativeScheduler scheduler();

    /**
     * Gives each other task that is ready a turn, then goes on.
     *
     * @throws GeneratorExit if the task is cancelled
     * @throws IllegalStateException if something else than the task itself calls it
     */
    void yield();

    /**
     * Waits for an event while other tasks have their turns.
     *
     * @param event what to wait for
     * @param <T> the type of what comes of it
     * @return what came of it
     * @throws GeneratorExit if the task is cancelled
     * @throws java.io.UncheckedIOException if input or output failed
     * @throws dev.treadle.scheduler.ResultException if a result or an offloaded call failed
     * @throws IllegalStateException if something else than the task itself calls it
     */
    <T> T yield(Event<T> event);

    /**
     * Lets the task end: its yield, the present one or the next, throws {@link GeneratorExit}. One
     * that has not begun never does. Returns at once.
     */
    void cancel();

    /** {@return whether the task has ended, in whatever way} */
    boolean isDone();

    /**
     * Waits until the task has ended, in whatever way. A task of the same scheduler yields {@link
     * Event#end} in place of this.
     *
     * @throws AwaitInterruptedException if the thread is interrupted first
     * @throws IllegalStateException if the turn of the task's own scheduler would wait for it
     */
    void join();

    /**
     * Waits until the task has ended, in whatever way, but not longer than given.
     *
     * @param atMost the longest wait
     * @return whether it has ended
     * @throws AwaitInterruptedException if the thread is interrupted first
     * @throws IllegalStateException if the turn of the task's own scheduler would wait for it
     */
    boolean join(Duration atMost);
}
