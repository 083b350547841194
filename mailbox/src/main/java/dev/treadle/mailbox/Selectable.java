package dev.treadle.mailbox;

/**
 * Something that can be waited for together with others, by a {@link Select}.
 *
 * <p>Readiness and watching act like one volatile variable: when something becomes ready while a
 * thread begins to watch it, either the watcher is called, or {@link #isReady()} is true when the
 * thread then asks. So nothing is missed by who watches first and asks after that.
 */
public interface Selectable {

    /** {@return whether there is something to take, or the end has come} Any thread may call it. */
    boolean isReady();

    /**
     * Has an action run each time this becomes ready, until it is told to {@link #unwatch}. It is
     * not run for what was ready before.
     *
     * @param onReady run on the thread that makes this ready, perhaps with a lock held: so it may
     *     wake a thread, and nothing more
     */
    void watch(Runnable onReady);

    /**
     * Stops running an action that was given to {@link #watch}; does nothing for any other. A last
     * run may be under way when this returns.
     *
     * @param onReady the same object
     */
    void unwatch(Runnable onReady);
}
