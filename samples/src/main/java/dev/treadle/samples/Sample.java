package dev.treadle.samples;

import dev.treadle.actor.ActorSystem;
import dev.treadle.simulation.Simulation;
import dev.treadle.simulation.Simulator;
import dev.treadle.simulation.Strategy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A system one can run by its name. A sample says what it does in {@link #run}; the actor system it
 * runs on, its metrics and its exit status are taken care of here.
 */
public abstract class Sample implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin private MetricsOptions metrics = new MetricsOptions();

    private MeterRegistry registry = Meters.NONE.registry();

    /** Makes a sample whose options the command line has yet to fill in. */
    protected Sample() {}

    /**
     * Runs the sample to its end.
     *
     * @param system the system to run on; the caller closes it
     * @return how it ended
     * @throws BadInputException if an option makes no sense
     * @throws Exception when the sample failed; the launcher then ends with status 1
     */
    protected abstract Ending run(ActorSystem system) throws Exception;

    /** {@return the seed of the simulation that it is to run in; empty to run as systems do} */
    protected Optional<Long> simulationSeed() {
        return Optional.empty();
    }

    @Override
    public final Integer call() throws Exception {
        Numbers.check(spec.commandLine().getParseResult());
        try {
            var seed = simulationSeed();
            return seed.isPresent() ? simulate(seed.get()) : perform(Optional.empty());
        } finally {
            out().flush();
        }
    }

    /**
     * Runs it in a simulation, however long that takes, and prints what tells one run from others.
     */
    private int simulate(long seed) {
        var status = new AtomicInteger();
        Simulator.seed(seed)
                .strategy(Strategy.RANDOM_WALK)
                .mostSteps(Long.MAX_VALUE)
                .run(simulation -> status.set(perform(Optional.of(simulation))))
                .orThrow();
        return status.get();
    }

    private int perform(Optional<Simulation> simulation) throws Exception {
        try (var system = ActorSystem.create(spec.name());
                var meters = metrics.bind(system, out())) {
            registry = meters.registry();
            var ending = run(system);
            meters.printTable(out());
            simulation.ifPresent(run -> out().println("trace: " + run.trace().hash()));
            ending.lastLine().ifPresent(out()::println);
            return ending.exitStatus();
        }
    }

    /**
     * Adds meters to those of the system, for who asked for metrics.
     *
     * @param more what has them
     */
    protected final void measure(MeterBinder more) {
        more.bindTo(registry);
    }

    /** {@return where the sample prints what happens; a line a time, from any thread} */
    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** {@return where the sample complains} */
    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
