package dev.treadle.samples;

import dev.treadle.actor.ActorSystem;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/**
 * A system one can run by its name. A sample says what it does in {@link #run}; the actor system it
 * runs on, its metrics and its exit status are taken care of here.
 */
public abstract class Sample implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin private MetricsOptions metrics = new MetricsOptions();

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

    @Override
    public final Integer call() throws Exception {
        try (var system = ActorSystem.create(spec.name());
                var meters = metrics.bind(system, out())) {
            var ending = run(system);
            meters.printTable(out());
            ending.lastLine().ifPresent(out()::println);
            return ending.exitStatus();
        } finally {
            out().flush();
        }
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
