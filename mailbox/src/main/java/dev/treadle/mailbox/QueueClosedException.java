package dev.treadle.mailbox;

/**
 * Thrown by a {@link WorkQueue} that has been closed: to producers at once, to consumers when they
 * have taken all that was put before.
 */
public final class QueueClosedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    QueueClosedException(String message) {
        super(message);
    }
}
