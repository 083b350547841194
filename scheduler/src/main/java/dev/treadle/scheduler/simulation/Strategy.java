package dev.treadle.scheduler.simulation;

import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses who goes on. Used by one thread at a time. */
public sealed interface Strategy permits RandomWalk, RandomPriorities, RoundRobin {

    /**
     * {@return the index of the one to go on}
     *
     * @param candidates who can, in the order in which they became able to, at least one
     * @param interrupts whether the last of them runs now, and would go on if it was not asked
     */
    int choose(List<? extends Who> candidates, boolean interrupts);

    /** Someone to choose. */
    interface Who {

        /** {@return who it is, the same object as long as it lives} */
        Object who();
    }

    /**
     * {@return one that takes any of them, each as likely as the others}
     *
     * @param random where it throws its dice
     */
    static Strategy randomWalk(RandomGenerator random) {
        return new RandomWalk(random);
    }

    /**
     * {@return one that lets who has the highest of random priorities go on, and changes its mind a
     * few times}
     *
     * @param random where it throws its dice
     */
    static Strategy randomPriorities(RandomGenerator random) {
        return new RandomPriorities(random);
    }

    /** {@return one that lets each have its turn, and interrupts nobody} */
    static Strategy roundRobin() {
        return new RoundRobin();
    }
}
