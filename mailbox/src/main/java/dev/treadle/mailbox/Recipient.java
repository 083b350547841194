package dev.treadle.mailbox;

/**
 * Something that can be sent messages: an actor, an exchange, the reply side of an ask, a lambda.
 *
 * <p>Implementations are safe to use from any thread.
 *
 * @param <M> the type of message
 */
@FunctionalInterface
public interface Recipient<M> {

    /**
     * Sends a message. What the sender wrote before the call <i>happens before</i> what the
     * recipient does with the message.
     *
     * <p>Whether the call waits is the recipient's choice: a full mailbox may make its senders
     * wait.
     *
     * @param message the message, never null
     */
    void tell(M message);
}
