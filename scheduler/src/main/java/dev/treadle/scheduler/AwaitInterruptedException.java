package dev.treadle.scheduler;

/**
 * Thrown when a thread is interrupted while it awaits a {@link Result}. The interrupt flag is set
 * again, the result goes on.
 */
public final class AwaitInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Says what was awaited.
     *
     * @param message one sentence
     * @param cause the interruption
     */
    public AwaitInterruptedException(String message, InterruptedException cause) {
        super(message, cause);
    }
}
