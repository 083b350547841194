package dev.treadle.scheduler.simulation;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.Timer;
import dev.treadle.scheduler.spi.Strand;
import dev.treadle.scheduler.spi.Unwinding;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A thread that runs while it has the baton, and otherwise waits for it. */
abstract class SimulatedStrand extends Strand {
    /*
     * hasBaton is set by who passes the baton to this strand, and cleared by this strand before it
     * passes it on: both volatile, so that whoever has the baton sees all that was written by those
     * who had it before. What is plain here and in the baton is for the one that has it.
     *
     * No thread but the one with the baton runs anything but the loop in awaitBaton. An interrupt
     * that comes to it there, from outside, is kept for when it goes on.
     */
    private final Baton baton;
    private @Nullable Thread thread;
    private volatile boolean hasBaton;
    private volatile boolean awaitsBaton;
    private volatile boolean interruptedFromOutside;
    private boolean interrupted;
    private boolean permit;
    private boolean parked;
    private @Nullable Object waitsFor;

    SimulatedStrand(Baton baton) {
        this.baton = baton;
    }

    /** Starts its thread, which waits for the baton first. */
    final Thread start(String name) {
        Thread started =
                Thread.ofVirtual()
                        .name(name)
                        .inheritInheritableThreadLocals(false)
                        .unstarted(() -> bind(this::live));
        thread = started;
        baton.born(this);
        started.start();
        return started;
    }

    private void live() {
        try {
            awaitBaton();
            run();
        } catch (Unwinding over) {
            // it has left what it was in
        } finally {
            baton.dies(this);
        }
    }

    /** What it does, with the baton; it has it again or still when this returns. */
    abstract void run();

    /** {@return who it is, the same object as long as it does the same thing} */
    abstract Object who();

    /** {@return what it is called in a report} */
    abstract String name();

    final Thread thread() {
        return requireNonNull(thread);
    }

    final Baton baton() {
        return baton;
    }

    // --- the baton

    /** Gets the baton, and may run. Called by who has had it. */
    final void receiveBaton() {
        hasBaton = true;
        LockSupport.unpark(thread);
    }

    /** Lets go of the baton, before it is passed on. */
    final void releaseBaton() {
        hasBaton = false;
    }

    /** {@return whether it waits for the baton, or has not noticed yet that it has it} */
    final boolean awaitsBaton() {
        return awaitsBaton;
    }

    /** Waits for the baton. */
    final void awaitBaton() {
        awaitsBaton = true;
        while (!hasBaton) {
            LockSupport.park(baton);
            if (Thread.interrupted()) {
                interruptedFromOutside = true; // after that the flag: one of the two always shows
            }
        }
        awaitsBaton = false;
        if (interrupted || interruptedFromOutside) {
            interrupted = false;
            interruptedFromOutside = false;
            thread().interrupt();
        }
        baton.unwindIfOver();
    }

    // --- waiting for something

    @Override
    public final void park(Object on, long nanos) {
        baton.unwindIfOver();
        if (permit || thread().isInterrupted()) {
            permit = false;
            return;
        }
        waitsFor = on;
        parked = true;
        Timer end = nanos == Parking.FOREVER ? () -> false : wakeAfter(nanos);
        baton.passOn(this);
        end.cancel();
        waitsFor = null;
        permit = false;
    }

    private Timer wakeAfter(long nanos) {
        return baton.timers().once(Duration.ofNanos(nanos), this::wake);
    }

    @Override
    public final void unpark(Thread ignored) {
        baton.requireInside("wake " + name());
        permit = true;
        wake();
    }

    /** Interrupts it: it does not wait any longer. */
    final void interrupt() {
        if (hasBaton) {
            thread().interrupt();
        } else {
            interrupted = true;
            wake();
        }
    }

    /** {@return whether an interrupt from outside ended its wait} */
    final boolean wakeIfInterruptedFromOutside() {
        boolean wakes = parked && (thread().isInterrupted() || interruptedFromOutside);
        if (wakes) {
            wake();
        }
        return wakes;
    }

    private void wake() {
        if (parked) {
            parked = false;
            baton.ready(new Candidate.Stopped(this));
        }
    }

    /** {@return what it waits for, if it does} */
    final Optional<Object> waitsFor() {
        return parked ? Optional.ofNullable(waitsFor) : Optional.empty();
    }

    @Override
    public final long nanoTime() {
        return baton.timers().nanoTime();
    }

    @Override
    public final Optional<Execution> execution() {
        return Optional.of(baton.execution());
    }
}
