package dev.treadle.scheduler.simulation;

import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.ManualTimers;
import dev.treadle.scheduler.spi.Strand;
import dev.treadle.scheduler.spi.Unwinding;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who runs, and who runs next: the one thread that has the baton runs, and decides, by the
 * strategy, whom it passes it to. Its methods are for that thread, where nothing else is said.
 */
final class Baton {

    private final SimulatedExecution execution;
    private final Strategy strategy;
    private final long mostSteps;
    private final List<Candidate> candidates = new ArrayList<>();
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private final Strands strands = new Strands();
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private @Nullable Lull lull;
    private volatile long steps;
    private long workers;

    /** Somebody waits until there is nothing to do, at the latest until a time. */
    private record Lull(SimulatedStrand who, long until) {}

    Baton(SimulatedExecution execution, Strategy strategy, long mostSteps) {
        this.execution = execution;
        this.strategy = strategy;
        this.mostSteps = mostSteps;
    }

    Execution execution() {
        return execution;
    }

    ManualTimers timers() {
        return execution.timers();
    }

    Strands strands() {
        return strands;
    }

    /** {@return how many steps there were by now} Any thread may call it. */
    long steps() {
        return steps;
    }

    /** {@return how many can go on} */
    int waiting() {
        return candidates.size();
    }

    // --- who can go on

    /** Adds someone who can go on. */
    void ready(Candidate candidate) {
        candidates.add(candidate);
    }

    /** Lets others go first, if the strategy says so. */
    void point() {
        SimulatedStrand me = requireInside("send a message");
        unwindIfOver();
        if (candidates.isEmpty()) {
            return;
        }
        var current = new Candidate.Stopped(me);
        candidates.add(current);
        Candidate next = choose(true);
        if (!next.equals(current)) {
            me.releaseBaton();
            give(next);
            me.awaitBaton();
        }
    }

    /** Passes the baton on, and waits for it to come back. */
    void passOn(SimulatedStrand from) {
        Candidate next = choose(false);
        if (next instanceof Candidate.Stopped(var strand) && strand.equals(from)) {
            return;
        }
        from.releaseBaton();
        give(next);
        from.awaitBaton();
    }

    /** Waits until nobody else has anything to do before a time. */
    void awaitLull(long until) {
        SimulatedStrand me = requireInside("run the simulation");
        if (lull != null) {
            throw new IllegalStateException(
                    lull.who().name() + " runs the simulation already; one at a time can");
        }
        lull = new Lull(me, until);
        passOn(me);
    }

    /** {@return whether a worker has something more to run} It may wait for that. */
    boolean goesOn(Worker worker) {
        Candidate next = choose(false);
        if (next instanceof Candidate.Scheduled(var activation)) {
            worker.assign(activation);
            return true;
        }
        worker.releaseBaton();
        idle.push(worker);
        give(next);
        worker.awaitBaton();
        return true;
    }

    /** {@return whether who runs may go on, since nobody else can} That counts as a step. */
    boolean nobodyElse() {
        if (!candidates.isEmpty()) {
            return false;
        }
        countStep();
        return true;
    }

    private void give(Candidate next) {
        switch (next) {
            case Candidate.Stopped(var strand) -> strands.pass(strand);
            case Candidate.Scheduled(var activation) -> {
                Worker free = idle.poll();
                if (free == null) {
                    free = new Worker(this, activation);
                    free.start("simulated-" + ++workers);
                } else {
                    free.assign(activation);
                }
                strands.pass(free);
            }
        }
    }

    private Candidate choose(boolean interrupts) {
        countStep();
        while (candidates.isEmpty()) {
            letTimePass();
        }
        return candidates.remove(strategy.choose(candidates, interrupts));
    }

    private void countStep() {
        long now = steps + 1;
        steps = now;
        if (now > mostSteps) {
            end(new Ending.TooLong(mostSteps));
        }
        unwindIfOver();
    }

    /** Nobody can go on at this moment: moves the time to where somebody can. */
    private void letTimePass() {
        Optional<Duration> untilNext = timers().untilNext();
        long now = timers().nanoTime();
        Lull over = lull;
        if (over != null
                && untilNext.map(next -> next.toNanos() > over.until() - now).orElse(true)) {
            if (over.until() != Long.MAX_VALUE) {
                timers().advance(Duration.ofNanos(over.until() - now));
            }
            lull = null;
            ready(new Candidate.Stopped(over.who()));
        } else if (untilNext.isPresent()) {
            timers().advance(untilNext.get());
        } else if (!strands.wakeInterrupted()) {
            end(new Ending.Deadlock(strands.waiting()));
            unwindIfOver();
        }
    }

    // --- threads

    void born(SimulatedStrand strand) {
        strands.add(strand);
    }

    /** Its thread is about to end; the baton goes to another. */
    void dies(SimulatedStrand strand) {
        strands.remove(strand);
        strand.releaseBaton();
        try {
            unwindIfOver();
            give(choose(false));
        } catch (Unwinding over) {
            strands.passToAny();
        }
    }

    void uncaught(Throwable thrown) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }

    /** {@return the current thread's strand, which has the baton} Any thread may call it. */
    SimulatedStrand requireInside(String what) {
        if (Strand.current() instanceof SimulatedStrand me && me.baton() == this) {
            return me;
        }
        Thread outsider = Thread.currentThread();
        List<StackTraceElement> stack = List.of(outsider.getStackTrace());
        end(new Ending.Outsider(what, outsider.getName(), stack));
        throw new IllegalStateException(
                "The thread \"%s\" is not of this simulation and cannot %s; start it by the simulation"
                        .formatted(outsider.getName(), what));
    }

    // --- the end

    /** Ends the run, unless it has ended. Any thread may call it. */
    void end(Ending how) {
        ending.compareAndSet(null, how);
    }

    Optional<Ending> ending() {
        return Optional.ofNullable(ending.get());
    }

    boolean isOver() {
        return ending.get() != null;
    }

    void unwindIfOver() {
        if (isOver()) {
            throw new Unwinding("The simulation is over");
        }
    }
}
