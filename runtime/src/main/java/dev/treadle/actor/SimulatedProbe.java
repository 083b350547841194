package dev.treadle.actor;

import dev.treadle.scheduler.simulation.SimulatedExecution;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Lets a simulation see every message: before it is sent, where others may go first, and before it
 * is handled, where the actor may be made to crash. Takes no times: virtual time does not pass
 * meanwhile.
 */
final class SimulatedProbe extends Probe {

    private final SimulatedExecution execution;

    private SimulatedProbe(LocalActorSystem system, SimulatedExecution execution) {
        super(system);
        this.execution = execution;
    }

    /** {@return the probe of a system that is simulated, null for one that is not} */
    static @Nullable Probe of(LocalActorSystem system) {
        return system.execution() instanceof SimulatedExecution simulated
                ? new SimulatedProbe(system, simulated)
                : null;
    }

    @Override
    boolean samplesNew() {
        return false;
    }

    @Override
    void sample(ActorCell<?> cell, Tally.Lane lane) {}

    /** A letter is about to be sent. */
    void sends() {
        execution.point();
    }

    /** Handles a letter, unless its actor is to crash at it. */
    void handle(ActorCell<?> cell, Object letter) {
        Optional<RuntimeException> crash = announce(cell, letter);
        if (crash.isEmpty() || letter instanceof SignalLetter) {
            cell.handle(letter);
        } else {
            Failing.failed(cell, letter, crash.get());
        }
    }

    @Override
    @Nullable Timing received(ActorCell<?> cell, Object letter, boolean timed) {
        Timing timing = super.received(cell, letter, timed);
        execution.point();
        Optional<RuntimeException> crash = announce(cell, letter);
        if (crash.isPresent()) {
            throw crash.get();
        }
        return timing;
    }

    private Optional<RuntimeException> announce(ActorCell<?> cell, Object letter) {
        String kind = Texts.typeName(Letters.content(letter).getClass());
        return execution.onlooker().handles(cell.path(), kind);
    }
}
