package dev.treadle.scheduler;

import java.util.random.RandomGenerator;

/**
 * Where the time comes from, and chance: an actor system, an {@link Execution}. What waits for a
 * while, or not quite as long as the next, takes both from here, so that a test can decide them.
 */
public interface TimeAndChance {

    /** {@return the clock, and what is to happen by it} */
    Timers timers();

    /** {@return random numbers; safe to use from any thread} */
    RandomGenerator random();
}
