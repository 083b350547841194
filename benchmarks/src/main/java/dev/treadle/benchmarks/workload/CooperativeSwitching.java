package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.Step;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tasks on a cooperative scheduler that do nothing but give each other turns.
 *
 * @param form what a task is
 * @param tasks how many there are
 * @param each how many turns each of them has
 */
record CooperativeSwitching(String name, Form form, int tasks, int each) implements Workload {

    /** What a task is. */
    enum Form {
        /** An object that takes steps. */
        STEPS,
        /** Plain code that yields. */
        PLAIN,
        /** Plain code that yields, in a JVM that lets one thread carry all of it. */
        CARRIED
    }

    @Override
    public String unit() {
        return "switches/s";
    }

    @Override
    public int operations() {
        return tasks * each;
    }

    @Override
    public Set<Runtimes> runtimes() {
        return EnumSet.of(Runtimes.TREADLE);
    }

    @Override
    public List<String> jvmArguments() {
        return form == Form.CARRIED ? List.of("-Dtreadle.coroutines=carried") : List.of();
    }

    /** The tasks are no actors, and end with each round. */
    @Override
    public <A> Round prepare(Stage<A> stage) {
        return () -> {
            var turns = new Turns(each);
            var scheduler = new CooperativeScheduler();
            for (int i = 0; i < tasks; i++) {
                if (form == Form.STEPS) {
                    turns.spawnSteps(scheduler, "task-" + i);
                } else {
                    turns.spawnPlain(scheduler, "task-" + i);
                }
            }
            scheduler.run();
            if (turns.taken != operations()) {
                throw new WorkloadException(
                        "The tasks had %d turns of %d".formatted(turns.taken, operations()));
            }
        };
    }

    /** Counts turns. Touched only by who has the turn. */
    private static final class Turns {

        private final int each;
        private int taken;

        Turns(int each) {
            this.each = each;
        }

        void spawnPlain(CooperativeScheduler scheduler, String name) {
            scheduler.spawn(
                    name,
                    task -> {
                        for (int i = 0; i < each; i++) {
                            taken++;
                            task.yield();
                        }
                    });
        }

        void spawnSteps(CooperativeScheduler scheduler, String name) {
            int[] left = {each};
            scheduler.spawn(
                    name,
                    () -> {
                        taken++;
                        return --left[0] > 0 ? Step.AGAIN : Step.DONE;
                    });
        }
    }
}
