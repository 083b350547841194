package dev.treadle.scheduler.simulation;

import java.util.List;
import java.util.random.RandomGenerator;

/** Takes any of them. */
record RandomWalk(RandomGenerator random) implements Strategy {

    @Override
    public int choose(List<? extends Who> candidates, boolean interrupts) {
        return candidates.size() == 1 ? 0 : random.nextInt(candidates.size());
    }
}
