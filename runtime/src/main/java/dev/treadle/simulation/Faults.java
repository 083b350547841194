package dev.treadle.simulation;

import dev.treadle.scheduler.Timers;
import dev.treadle.scheduler.simulation.Onlooker;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Writes down each message before it is handled, and makes actors crash over some. For the threads
 * of one simulation, which run one at a time.
 */
final class Faults implements Onlooker {

    /** When an actor crashes: at a message of its own, and at any with a probability. */
    private static final class Plan {
        private long messages;
        private long crashesAt;
        private double probability;
    }

    private final RandomGenerator random;
    private final Recorder recorder;
    private final Map<String, Plan> plans = new HashMap<>();
    private @Nullable Timers timers;

    Faults(RandomGenerator random, Recorder recorder) {
        this.random = random;
        this.recorder = recorder;
    }

    void begin(Timers clock) {
        timers = clock;
    }

    void crashAt(String actor, long message) {
        Plan plan = plan(actor);
        plan.crashesAt = plan.messages + message;
    }

    void crashAtRandom(String actor, double probability) {
        plan(actor).probability = probability;
    }

    private Plan plan(String actor) {
        return plans.computeIfAbsent(actor, _ -> new Plan());
    }

    @Override
    public Optional<RuntimeException> handles(String who, String message) {
        if (timers != null) {
            recorder.record(timers, who, message);
        }
        Plan plan = plans.get(who);
        if (plan == null) {
            return Optional.empty();
        }
        plan.messages++;
        boolean crashes =
                plan.messages == plan.crashesAt
                        || (plan.probability > 0 && random.nextDouble() < plan.probability);
        return crashes
                ? Optional.of(
                        new SimulatedCrashException(
                                "%s was made to crash over a %s".formatted(who, message)))
                : Optional.empty();
    }
}
