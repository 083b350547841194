package dev.treadle.scheduler.simulation;

import dev.treadle.scheduler.simulation.Ending.Waiting;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The living threads of a run, in the order of their start. Safe to use from any thread. */
final class Strands {

    private final Thread starter = Thread.currentThread();
    private final Set<SimulatedStrand> alive = new LinkedHashSet<>();
    private @Nullable SimulatedStrand holder;

    synchronized void add(SimulatedStrand strand) {
        alive.add(strand);
    }

    synchronized void remove(SimulatedStrand strand) {
        alive.remove(strand);
    }

    /** {@return who was passed the baton last} */
    synchronized Optional<SimulatedStrand> holder() {
        return Optional.ofNullable(holder);
    }

    synchronized int size() {
        return alive.size();
    }

    /** Passes the baton. */
    synchronized void pass(SimulatedStrand to) {
        holder = to;
        to.receiveBaton();
    }

    /** Passes the baton to whoever is left, or says that nobody is. */
    synchronized void passToAny() {
        alive.stream().findFirst().ifPresentOrElse(this::pass, () -> LockSupport.unpark(starter));
    }

    /** {@return whether somebody's wait was ended by an interrupt from outside} */
    synchronized boolean wakeInterrupted() {
        return alive.stream().filter(SimulatedStrand::wakeIfInterruptedFromOutside).count() > 0;
    }

    synchronized Optional<SimulatedStrand> of(Thread thread) {
        return alive.stream().filter(each -> each.thread().equals(thread)).findFirst();
    }

    /** {@return who waits for what} */
    synchronized List<Waiting> waiting() {
        return alive.stream().filter(each -> each.waitsFor().isPresent()).map(Strands::of).toList();
    }

    static Waiting of(SimulatedStrand strand) {
        String on = strand.waitsFor().map(Object::toString).orElse("");
        return new Waiting(strand.name(), on, List.of(strand.thread().getStackTrace()));
    }
}
