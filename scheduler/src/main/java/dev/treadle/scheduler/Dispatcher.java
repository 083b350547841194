package dev.treadle.scheduler;

/**
 * Decides which activation runs next, and on which thread. Safe to use from any thread.
 *
 * <p>A step may block: the dispatcher then runs what waits behind it elsewhere.
 */
public interface Dispatcher {

    /**
     * Runs an activation as soon as it is its turn. What the caller wrote before <i>happens
     * before</i> the run.
     *
     * @param activation not scheduled and not running now
     */
    void execute(Activation activation);

    /**
     * Starts a thread of its own for an activation that decides itself when to wait.
     *
     * @param name the thread's name
     * @param activation what runs there, told of its waits
     * @param body what the thread does
     * @return the started thread
     */
    Thread start(String name, Activation activation, Runnable body);

    /**
     * Interrupts a thread that runs an activation of this dispatcher, wherever it waits.
     *
     * @param thread the thread, which is not going to leave that activation meanwhile
     */
    default void interrupt(Thread thread) {
        thread.interrupt();
    }

    /** {@return the figures of this moment} */
    DispatcherFigures figures();
}
