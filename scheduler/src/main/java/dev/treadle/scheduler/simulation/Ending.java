package dev.treadle.scheduler.simulation;

import java.time.Duration;
import java.util.List;

/** How a run came to its end. */
public sealed interface Ending {

    /** The body has returned. */
    record Returned() implements Ending {}

    /**
     * The body threw.
     *
     * @param cause what it threw
     */
    record Threw(Throwable cause) implements Ending {}

    /**
     * Nobody can go on, and no timer is set.
     *
     * @param waiting who waits, in the order in which their threads were started
     */
    record Deadlock(List<Waiting> waiting) implements Ending {}

    /**
     * It was cut off after so many steps.
     *
     * @param steps how many
     */
    record TooLong(long steps) implements Ending {}

    /**
     * Somebody holds the baton, in real time, and does nothing for the simulation.
     *
     * @param who where it is
     * @param blocked whether its thread waits; it runs if not
     * @param patience for how long
     */
    record Stuck(Waiting who, boolean blocked, Duration patience) implements Ending {}

    /**
     * A thread that the simulation does not know did something that decides who runs next.
     *
     * @param what what it did
     * @param thread its name
     * @param stack where it was
     */
    record Outsider(String what, String thread, List<StackTraceElement> stack) implements Ending {}

    /** The thread that started the simulation was interrupted. */
    record Interrupted() implements Ending {}

    /**
     * Who waits for what.
     *
     * @param who the actor or thread
     * @param on what it waits for
     * @param stack where
     */
    record Waiting(String who, String on, List<StackTraceElement> stack) {}
}
