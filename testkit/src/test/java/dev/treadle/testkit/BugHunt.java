package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.simulation.SimulationBody;
import dev.treadle.simulation.SimulationRun;
import dev.treadle.simulation.Simulator;

import java.util.Optional;
import java.util.stream.LongStream;

/** Looks for a bug under a thousand seeds. */
final class BugHunt {

    static final int SEEDS = 1_000;

    private BugHunt() {}

    /** {@return the first seed that finds it, whose run is the same each time} */
    static SimulationRun find(SimulationBody body) {
        Optional<SimulationRun> found = runs(body);
        assertThat(found).as("a failing run within %d seeds", SEEDS).isPresent();
        SimulationRun run = found.orElseThrow();
        SimulationRun again = Simulator.seed(run.seed()).run(body);
        assertThat(again.trace()).isEqualTo(run.trace());
        assertThat(again.failure().orElseThrow()).hasSameClassAs(run.failure().orElseThrow());
        return run;
    }

    static void findNothing(SimulationBody body) {
        assertThat(runs(body).flatMap(SimulationRun::failure)).isEmpty();
    }

    private static Optional<SimulationRun> runs(SimulationBody body) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Simulator.seed(seed).run(body))
                .filter(run -> run.failure().isPresent())
                .findFirst();
    }
}
