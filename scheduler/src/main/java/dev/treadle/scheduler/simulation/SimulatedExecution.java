package dev.treadle.scheduler.simulation;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.Activation;
import dev.treadle.scheduler.Dispatcher;
import dev.treadle.scheduler.DispatcherFigures;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.ManualTimers;

import java.util.random.RandomGenerator;

/**
 * An execution in which one thread at a time runs, virtual time passes when none can, and a seed
 * decides the rest. All systems of one simulation share it, so nobody closes it. To be used by the
 * threads of its run alone.
 */
public final class SimulatedExecution implements Execution, Dispatcher {

    private final ManualTimers timers = new ManualTimers(this);
    private final RandomGenerator random;
    private final Onlooker onlooker;
    private final Baton baton;

    SimulatedExecution(RandomGenerator random, Strategy strategy, long steps, Onlooker onlooker) {
        this.random = random;
        this.onlooker = onlooker;
        baton = new Baton(this, strategy, steps);
    }

    Baton baton() {
        return baton;
    }

    /** {@return who looks on} */
    public Onlooker onlooker() {
        return onlooker;
    }

    /** Lets others go first, if the strategy says so: what follows others may see. */
    public void point() {
        baton.point();
    }

    /**
     * Waits until nobody else has anything to do before a time, which then has come.
     *
     * @param until when, by the timers' clock; {@link Long#MAX_VALUE} to wait until nobody ever has
     */
    public void awaitLull(long until) {
        baton.awaitLull(until);
    }

    @Override
    public Dispatcher dispatcher() {
        return this;
    }

    @Override
    public ManualTimers timers() {
        return timers;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public void close() {}

    // --- the dispatcher

    @Override
    public void execute(Activation activation) {
        requireNonNull(activation, "activation");
        if (!baton.isOver()) { // after the end nobody runs, whoever asks for it
            baton.requireInside("have an actor run");
            baton.ready(new Candidate.Scheduled(activation));
        }
    }

    @Override
    public Thread start(String name, Activation activation, Runnable body) {
        requireNonNull(name, "name");
        requireNonNull(activation, "activation");
        requireNonNull(body, "body");
        baton.requireInside("start a thread");
        var strand = new OwnThread(baton, name, activation, body);
        Thread started = strand.start(name);
        baton.ready(new Candidate.Stopped(strand));
        return started;
    }

    @Override
    public void interrupt(Thread thread) {
        baton.strands().of(thread).ifPresentOrElse(SimulatedStrand::interrupt, thread::interrupt);
    }

    @Override
    public DispatcherFigures figures() {
        return new DispatcherFigures(baton.strands().size(), baton.waiting(), 0, 0, 0);
    }
}
