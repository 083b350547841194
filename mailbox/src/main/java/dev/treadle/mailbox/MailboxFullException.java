package dev.treadle.mailbox;

/**
 * Thrown to a sender whose message a full mailbox refuses. The sender still has the message; where
 * the mailbox is an actor's, it is a dead letter too.
 */
public final class MailboxFullException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Says which mailbox is full.
     *
     * @param message one sentence that names the mailbox and its capacity and says what to do
     */
    public MailboxFullException(String message) {
        super(message);
    }
}
