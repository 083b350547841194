package dev.treadle.simulation;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.simulation.Ending;
import dev.treadle.scheduler.simulation.Limits;
import dev.treadle.scheduler.simulation.SimulatedRun;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How to simulate. Immutable.
 *
 * @param seed decides all that is left to chance
 * @param strategy who goes next, where several could
 * @param mostSteps after how many steps a run is cut off: a million, and at least one. A step is a
 *     choice of who goes next; a message takes two or three
 * @param patience for how long, in real time, a handler may wait outside of Treadle before the run
 *     is given up: 2 s
 */
public record Simulator(long seed, Strategy strategy, long mostSteps, Duration patience) {

    private static final long MOST_STEPS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Checks that nothing is null, and both limits are more than zero. */
    public Simulator {
        requireNonNull(strategy, "strategy");
        new Limits(mostSteps, patience);
    }

    /**
     * {@return a simulator with this seed, and otherwise the defaults}
     *
     * @param seed any number
     */
    public static Simulator seed(long seed) {
        return new Simulator(seed, Strategy.MIXED, MOST_STEPS, PATIENCE);
    }

    /**
     * {@return this with another strategy}
     *
     * @param other who goes next
     */
    public Simulator strategy(Strategy other) {
        return new Simulator(seed, other, mostSteps, patience);
    }

    /**
     * {@return this with another limit}
     *
     * @param other after how many steps a run is cut off, at least one
     */
    public Simulator mostSteps(long other) {
        return new Simulator(seed, strategy, other, patience);
    }

    /**
     * {@return this with another patience}
     *
     * @param other for how long a handler may wait outside of Treadle, more than zero
     */
    public Simulator patience(Duration other) {
        return new Simulator(seed, strategy, mostSteps, other);
    }

    /**
     * Runs a body, on a thread of the simulation, and all that it starts. Returns when the body has
     * ended and so has every thread; what it throws is in what is returned.
     *
     * <p>What the body does in Treadle it does in the simulation: the systems that it creates
     * belong to it, and where it awaits something others go on.
     *
     * @param body what to run
     * @return how it went
     */
    public SimulationRun run(SimulationBody body) {
        requireNonNull(body, "body");
        var chance = new SplittableRandom(seed);
        var choices = strategy.with(chance.split());
        var recorder = new Recorder();
        var faults = new Faults(chance.split(), recorder);
        Ending ending =
                SimulatedRun.of(
                        chance.split(),
                        choices,
                        new Limits(mostSteps, patience),
                        faults,
                        execution -> {
                            faults.begin(execution.timers());
                            new Simulation(seed, execution, faults, recorder).run(body);
                        });
        return new SimulationRun(seed, recorder.trace(), Endings.failure(ending, recorder.trace()));
    }
}
