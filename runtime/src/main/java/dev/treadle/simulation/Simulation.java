package dev.treadle.simulation;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.SystemOptions;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.Timers;
import dev.treadle.scheduler.simulation.SimulatedExecution;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

/**
 * A simulation, for the body that runs in it and whatever that starts. Its threads run one at a
 * time, so all of them may use it; no other thread may.
 */
public final class Simulation {

    private final long seed;
    private final SimulatedExecution execution;
    private final Faults faults;
    private final Recorder recorder;
    private final ArrayDeque<ActorSystem> systems = new ArrayDeque<>();

    Simulation(long seed, SimulatedExecution execution, Faults faults, Recorder recorder) {
        this.seed = seed;
        this.execution = execution;
        this.faults = faults;
        this.recorder = recorder;
    }

    /** Runs the body, then closes the systems that were made for it, the last one first. */
    void run(SimulationBody body) throws Throwable {
        body.run(this);
        systems.forEach(ActorSystem::close);
    }

    /** {@return the seed that decides all that is left to chance} */
    public long seed() {
        return seed;
    }

    /** {@return the virtual clock, and what is to happen by it} */
    public Timers timers() {
        return execution.timers();
    }

    /** {@return random numbers that the seed decides} */
    public RandomGenerator random() {
        return execution.random();
    }

    /** {@return what happened up to now} */
    public Trace trace() {
        return recorder.trace();
    }

    // --- what runs in it

    /**
     * Starts a system with default options. It is closed after the body, unless that closed it.
     *
     * @param name the first part of each actor's path
     * @return the system
     */
    public ActorSystem system(String name) {
        return system(name, SystemOptions.defaults());
    }

    /**
     * Starts a system. It is closed after the body, unless that closed it.
     *
     * @param name the first part of each actor's path
     * @param options what it gives its actors
     * @return the system
     */
    public ActorSystem system(String name, SystemOptions options) {
        ActorSystem system =
                ActorSystem.create(name, requireNonNull(options, "options").execution(execution));
        systems.push(system);
        return system;
    }

    /**
     * Starts a thread of the simulation, for a client that does what the body does not wait for.
     *
     * @param name what it is called in reports
     * @param task what it does
     * @param <T> the type of what it returns
     * @return what it returns or throws
     */
    public <T> Result<T> start(String name, Callable<? extends T> task) {
        requireNonNull(task, "task");
        var promise = new Promise<T>();
        execution.start(requireNonNull(name, "name"), _ -> false, () -> call(task, promise));
        return promise.result();
    }

    private static <T> void call(Callable<? extends T> task, Promise<T> promise) {
        try {
            promise.complete(task.call());
        } catch (Exception e) {
            promise.completeExceptionally(e);
        }
    }

    // --- how time passes

    /**
     * Lets all others go on until nobody has anything to do, and no timer is set. Where a timer
     * repeats that is never: then say how much time passes, by {@link #run(Duration)}.
     */
    public void run() {
        execution.awaitLull(Long.MAX_VALUE);
    }

    /**
     * Lets virtual time pass, and all others go on meanwhile. What is due at the end of it is done
     * when this returns.
     *
     * @param time how much, zero or more
     */
    public void run(Duration time) {
        if (requireNonNull(time, "time").isNegative()) {
            throw new IllegalArgumentException(
                    "Time goes forward only, not by " + Durations.text(time));
        }
        execution.awaitLull(execution.timers().nanoTime() + time.toNanos());
    }

    // --- what goes wrong

    /**
     * Makes an actor crash over its next message: the message is not handled, and fails.
     *
     * @param actor the actor
     */
    public void crash(ActorRef<?> actor) {
        crashAt(actor, 1);
    }

    /**
     * Makes an actor crash over one of its next messages.
     *
     * @param actor the actor
     * @param message over which, 1 for the next one
     */
    public void crashAt(ActorRef<?> actor, long message) {
        if (message < 1) {
            throw new IllegalArgumentException(
                    "The next message is number 1; there is no number " + message);
        }
        faults.crashAt(requireNonNull(actor, "actor").path(), message);
    }

    /**
     * Makes an actor crash over any of its next messages, by chance.
     *
     * @param actor the actor
     * @param probability how likely at each message, from 0 to 1
     */
    public void crashAtRandom(ActorRef<?> actor, double probability) {
        faults.crashAtRandom(
                requireNonNull(actor, "actor").path(), Chance.require(probability, "probability"));
    }

    /**
     * {@return a network, which may lose, double and delay what is sent over it}
     *
     * @param options how bad it is
     */
    public SimulatedNetwork network(NetworkOptions options) {
        return new SimulatedNetwork(requireNonNull(options, "options"), execution);
    }
}
