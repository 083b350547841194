package dev.treadle.simulation;

import java.util.random.RandomGenerator;

/** Who goes next, where several could. */
public enum Strategy {

    /** The seed takes one of the others: half of the seeds walk at random. */
    MIXED {
        @Override
        dev.treadle.scheduler.simulation.Strategy with(RandomGenerator random) {
            return switch (random.nextInt(16)) {
                case 0 -> ROUND_ROBIN.with(random);
                case 1, 2, 3, 4, 5, 6, 7 -> RANDOM_PRIORITIES.with(random);
                default -> RANDOM_WALK.with(random);
            };
        }
    },

    /** Anyone who can, each as likely as the others, at every message. */
    RANDOM_WALK {
        @Override
        dev.treadle.scheduler.simulation.Strategy with(RandomGenerator random) {
            return dev.treadle.scheduler.simulation.Strategy.randomWalk(random);
        }
    },

    /**
     * Whoever has the highest of random priorities, and a few times somebody falls behind all
     * others. Finds what needs one actor to be kept back for long.
     */
    RANDOM_PRIORITIES {
        @Override
        dev.treadle.scheduler.simulation.Strategy with(RandomGenerator random) {
            return dev.treadle.scheduler.simulation.Strategy.randomPriorities(random);
        }
    },

    /** Whoever waited longest. The same order under every seed, and the calmest one. */
    ROUND_ROBIN {
        @Override
        dev.treadle.scheduler.simulation.Strategy with(RandomGenerator random) {
            return dev.treadle.scheduler.simulation.Strategy.roundRobin();
        }
    };

    abstract dev.treadle.scheduler.simulation.Strategy with(RandomGenerator random);
}
