package dev.treadle.mailbox;

/**
 * Thrown to a sender that is interrupted while it waits for room in a mailbox. The message was not
 * sent; the interrupt flag is set again.
 */
public final class SendInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Says where the sender waited.
     *
     * @param message one sentence that names the mailbox
     * @param cause the interruption
     */
    public SendInterruptedException(String message, InterruptedException cause) {
        super(message, cause);
    }
}
