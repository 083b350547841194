package dev.treadle.samples.cooperative;

import dev.treadle.actor.ActorScheduler;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.CooperativeContext;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * A counter sends each number to a printer, and the next lower one to itself. That is a recursion
 * by messages: however deep it goes, no stack grows, since no message is handled inside another.
 * The run ends by itself when there is no message left.
 */
@Command(name = "counter", description = "An actor that sends to itself, a million deep.")
public final class CounterSample extends Sample {

    @Between(least = 0, most = 100_000_000)
    @Parameters(
            index = "0",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Where to count down from; ${DEFAULT-VALUE} unless given.")
    private int from;

    /** Makes the sample. */
    public CounterSample() {}

    @Override
    protected Ending run(ActorSystem system) {
        try (var scheduler = ActorScheduler.in(system, "turns")) {
            scheduler.spawn("printer", this::print);
            scheduler.spawn("counter", CounterSample::count);
            scheduler.tell("counter", from);
            scheduler.run();
        }
        return Ending.well();
    }

    private void print(CooperativeContext<Integer> self) {
        while (true) {
            out().println("Got: " + self.receive());
        }
    }

    // tag::count
    private static void count(CooperativeContext<Integer> self) {
        for (int n = self.receive(); n > 0; n = self.receive()) {
            self.scheduler().tell("printer", n);
            self.ref().tell(n - 1);
        }
    }
    // end::count
}
