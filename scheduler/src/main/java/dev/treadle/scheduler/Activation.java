package dev.treadle.scheduler;

import java.util.function.BooleanSupplier;

/**
 * Work that comes in steps and is run again and again: an actor with its mailbox, above all.
 *
 * <p>Whoever schedules an activation sees to it that it is handed to a dispatcher once, and again
 * only after its run returned false. The dispatcher then never runs it on two threads at once, and
 * what one run wrote <i>happens before</i> the next.
 */
public interface Activation {

    /**
     * Does steps as long as the turn lasts and there is something to do. Must not throw. When it
     * returns false it has given itself up by an atomic update: from then on somebody else may have
     * handed it to a dispatcher again.
     *
     * @param turn asked before each step
     * @return whether there is more to do; then the dispatcher runs it again, after others
     */
    boolean run(Turn turn);

    /**
     * Called on the thread that runs this activation before it waits in one of Treadle's own
     * blocking calls.
     *
     * @param on what it waits for
     */
    default void waitBegins(Object on) {}

    /**
     * Called so for each of the things that it waits for together; again while it waits, if there
     * are more.
     *
     * @param on what it waits for
     * @param needed whether it cannot go on without that; true at first. Safe to ask from any
     *     thread
     */
    default void waitBegins(Object on, BooleanSupplier needed) {
        waitBegins(on);
    }

    /** Called on the thread that runs this activation when such a wait is over. */
    default void waitEnds() {}

    /** Called on a thread of the dispatcher when it saw a step block, before others go on. */
    default void sawBlocked() {}

    /**
     * Called on a thread of the dispatcher, once a step, when it saw one hold its thread for long
     * while others waited.
     *
     * @param nanos for how many nanoseconds by now
     */
    default void sawSlow(long nanos) {}
}
