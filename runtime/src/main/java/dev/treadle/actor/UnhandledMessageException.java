package dev.treadle.actor;

/** Says that an actor has no handler for a message, and what it has handlers for. */
public final class UnhandledMessageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnhandledMessageException(String message) {
        super(message);
    }
}
