package dev.treadle.simulation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a simulation went.
 *
 * @param seed the seed that replays it
 * @param trace what happened
 * @param failure what its body threw, or the {@link SimulationException} that says why it was
 *     ended; empty if the body returned
 */
public record SimulationRun(long seed, Trace trace, Optional<Throwable> failure) {

    /** Checks that nothing is null. */
    public SimulationRun {
        requireNonNull(trace, "trace");
        requireNonNull(failure, "failure");
    }

    /**
     * Throws the failure, if there is one, as it is.
     *
     * @return this, if there is none
     */
    public SimulationRun orThrow() {
        failure.ifPresent(SimulationRun::sneak);
        return this;
    }

    /** What a body throws may be anything, and its caller is to see just that. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }
}
