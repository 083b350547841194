package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.report.Score.Better;
import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.Step;

import java.util.EnumSet;
import java.util.Set;

/**
 * How fast a cooperative scheduler switches from task to task, of those that take steps and of
 * those of plain code. No peer on the JVM has tasks that take turns.
 *
 * @param tasks how many tasks take turns
 */
record TurnRate(String name, int tasks) implements Probe {

    private static final int STEPS = 50_000_000;
    private static final int YIELDS = 5_000_000;
    private static final int WARM_UPS = 3;
    private static final double NANOS = 1e9;

    @Override
    public Set<Runtimes> runtimes() {
        return EnumSet.of(Runtimes.TREADLE);
    }

    @Override
    public <A> void take(Port<A> port, boolean quick, Readings readings) {
        double steps = 0;
        double yields = 0;
        for (int i = 0; i <= WARM_UPS; i++) {
            steps = stepsPerSecond();
            yields = yieldsPerSecond();
        }
        readings.take(name + "-stackless", steps, "switches/s", Better.HIGHER);
        readings.take(name + "-stackful", yields, "switches/s", Better.HIGHER);
    }

    private double stepsPerSecond() {
        int each = STEPS / tasks;
        var scheduler = new CooperativeScheduler();
        for (int i = 0; i < tasks; i++) {
            int[] left = {each};
            scheduler.spawn("task", () -> --left[0] > 0 ? Step.AGAIN : Step.DONE);
        }
        return each * tasks / seconds(scheduler);
    }

    private double yieldsPerSecond() {
        int each = YIELDS / tasks;
        var scheduler = new CooperativeScheduler();
        for (int i = 0; i < tasks; i++) {
            scheduler.spawn(
                    "task",
                    task -> {
                        for (int left = each; left > 0; left--) {
                            task.yield();
                        }
                    });
        }
        return each * tasks / seconds(scheduler);
    }

    private static double seconds(CooperativeScheduler scheduler) {
        long start = System.nanoTime();
        scheduler.run();
        return (System.nanoTime() - start) / NANOS;
    }
}
