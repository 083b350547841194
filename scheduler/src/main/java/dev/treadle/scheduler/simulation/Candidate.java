package dev.treadle.scheduler.simulation;

import dev.treadle.scheduler.Activation;

/** Someone who can go on, if chosen. */
sealed interface Candidate extends Strategy.Who {

    /** An activation that waits for its turn; any thread will do. */
    record Scheduled(Activation activation) implements Candidate {

        @Override
        public Object who() {
            return activation;
        }
    }

    /** A thread that was stopped in the middle of what it does. */
    record Stopped(SimulatedStrand strand) implements Candidate {

        @Override
        public Object who() {
            return strand.who();
        }
    }
}
