package dev.treadle.samples.cooperative;

import dev.treadle.actor.ActorSystem;
import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.TaskBody;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;

import picocli.CommandLine.Command;

/**
 * Three tasks take turns: two count down, one counts up. Each is a plain loop that yields once a
 * round, and the scheduler goes round among them. Nothing here is left to chance: the lines come in
 * the same order each time.
 */
@Command(name = "countdown", description = "Tasks of plain code take turns, round robin.")
public final class CountdownSample extends Sample {

    /** Makes the sample. */
    public CountdownSample() {}

    @Override
    protected Ending run(ActorSystem system) {
        var scheduler = new CooperativeScheduler();
        scheduler.spawn("countdown from 10", countdown(10));
        scheduler.spawn("countdown from 5", countdown(5));
        scheduler.spawn("countup to 15", countup(15));
        scheduler.run();
        return Ending.well();
    }

    // tag::countdown
    private TaskBody countdown(int from) {
        return task -> {
            for (int n = from; n > 0; n--) {
                out().println("T-minus " + n);
                task.yield();
            }
            out().println("Blastoff!");
        };
    }

    // end::countdown

    private TaskBody countup(int to) {
        return task -> {
            for (int n = 0; n < to; n++) {
                out().println("Counting up " + n);
                task.yield();
            }
        };
    }
}
