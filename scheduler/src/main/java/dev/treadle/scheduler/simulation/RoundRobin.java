package dev.treadle.scheduler.simulation;

import java.util.List;

/** Takes who has waited longest, and interrupts nobody. */
record RoundRobin() implements Strategy {

    @Override
    public int choose(List<? extends Who> candidates, boolean interrupts) {
        return interrupts ? candidates.size() - 1 : 0;
    }
}
