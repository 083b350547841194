package dev.treadle.scheduler;

/** Thrown when a wait is over before the {@link Result}, which may still come. */
public final class AwaitTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AwaitTimeoutException(String message) {
        super(message);
    }
}
