package dev.treadle.scheduler.simulation;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.simulation.Ending.Returned;
import dev.treadle.scheduler.simulation.Ending.Stuck;
import dev.treadle.scheduler.simulation.Ending.Threw;
import dev.treadle.scheduler.spi.Unwinding;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * One run, from the start of its body to the end of its last thread. The thread that starts it
 * looks on from outside, in real time: it sees when a thread holds the baton and does nothing with
 * it.
 */
public final class SimulatedRun {

    /** How often the clock is looked at, in nanoseconds. */
    private static final long GLANCE = 5_000_000;

    /** How many times more patience there is with a thread that runs than with one that waits. */
    private static final int PATIENCE_WITH_WORK = 10;

    /** What is run. */
    @FunctionalInterface
    public interface Body {

        /**
         * Runs on a thread of the simulation.
         *
         * @param execution the simulation
         * @throws Throwable if it fails
         */
        void run(SimulatedExecution execution) throws Throwable;
    }

    private final SimulatedExecution execution;
    private final Baton baton;
    private final Limits limits;
    private long seenSteps;
    private long seenAt = System.nanoTime();

    private SimulatedRun(
            RandomGenerator random, Strategy strategy, Limits limits, Onlooker onlooker) {
        execution = new SimulatedExecution(random, strategy, limits.steps(), onlooker);
        baton = execution.baton();
        this.limits = limits;
    }

    /**
     * Runs a body and all that it starts, and waits for its end. When the body has ended, whatever
     * still goes on is cut off.
     *
     * @param random what is random for those who run
     * @param strategy who runs next
     * @param limits when to give up
     * @param onlooker is told of each message
     * @param body what to run, on a thread of the simulation
     * @return how it ended
     */
    public static Ending of(
            RandomGenerator random,
            Strategy strategy,
            Limits limits,
            Onlooker onlooker,
            Body body) {
        requireNonNull(body, "body");
        var run =
                new SimulatedRun(
                        requireNonNull(random, "random"),
                        requireNonNull(strategy, "strategy"),
                        requireNonNull(limits, "limits"),
                        requireNonNull(onlooker, "onlooker"));
        return run.run(body);
    }

    private Ending run(Body body) {
        var main = new OwnThread(baton, "the test", () -> runToTheEnd(body));
        main.start("simulation");
        baton.strands().pass(main);
        boolean interrupted = false;
        while (baton.strands().size() > 0) {
            LockSupport.parkNanos(baton, GLANCE);
            if (Thread.interrupted()) {
                interrupted = true;
                baton.end(new Ending.Interrupted());
                baton.strands().holder().ifPresent(each -> each.thread().interrupt());
            }
            glance();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return baton.ending().orElseThrow();
    }

    private void runToTheEnd(Body body) {
        Ending how = new Returned();
        try {
            body.run(execution);
        } catch (Unwinding over) {
            throw over;
        } catch (Throwable e) {
            how = new Threw(e);
        }
        baton.end(how);
    }

    private void glance() {
        long steps = baton.steps();
        long now = System.nanoTime();
        Optional<SimulatedStrand> holder = baton.strands().holder();
        if (steps != seenSteps || holder.isEmpty()) {
            seenSteps = steps;
            seenAt = now;
            return;
        }
        SimulatedStrand strand = holder.get();
        boolean blocked =
                switch (strand.thread().getState()) {
                    case WAITING, TIMED_WAITING, BLOCKED -> !strand.awaitsBaton();
                    case NEW, RUNNABLE, TERMINATED -> false;
                };
        Duration patience =
                blocked ? limits.patience() : limits.patience().multipliedBy(PATIENCE_WITH_WORK);
        if (now - seenAt > patience.toNanos()) {
            seenAt = now;
            giveUp(strand, blocked, patience);
        }
    }

    /** The first time it is told to leave what it is in; the second time it is left there. */
    private void giveUp(SimulatedStrand strand, boolean blocked, Duration patience) {
        if (baton.ending().filter(Stuck.class::isInstance).isPresent()) {
            baton.strands().remove(strand);
            baton.strands().passToAny();
        } else {
            baton.end(new Stuck(Strands.of(strand), blocked, patience));
            strand.thread().interrupt();
        }
    }
}
