package dev.treadle.simulation;

/** A simulation came to an end that its body did not choose. */
public final class SimulationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What kind of end. */
    public enum Reason {
        /** Nobody could go on, and no timer was set. */
        DEADLOCK,
        /** It took more steps than allowed. */
        TOO_LONG,
        /** A handler waited outside of Treadle, in real time, and nobody else could go on. */
        BLOCKED,
        /** A handler ran on and on, in real time, without a step. */
        BUSY,
        /** A thread that is not of the simulation sent a message, or woke somebody, in it. */
        OUTSIDER,
        /** The thread that ran the simulation was interrupted. */
        INTERRUPTED
    }

    private final Reason reason;

    SimulationException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** {@return what kind of end it was} */
    public Reason reason() {
        return reason;
    }
}
