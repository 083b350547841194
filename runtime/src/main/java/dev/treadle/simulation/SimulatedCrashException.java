package dev.treadle.simulation;

/** What an actor fails with because a simulation made it crash. */
public final class SimulatedCrashException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SimulatedCrashException(String message) {
        super(message);
    }
}
