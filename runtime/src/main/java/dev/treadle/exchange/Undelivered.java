package dev.treadle.exchange;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.Recipient;

import java.util.Optional;

/**
 * A message that an exchange could not deliver.
 *
 * @param exchange the exchange it was published to
 * @param to the subscriber it was for; empty if the exchange is closed
 * @param message the message
 * @param reason why it was not delivered
 * @param cause what the subscriber threw, if it did
 */
public record Undelivered(
        Exchange<?> exchange,
        Optional<Recipient<?>> to,
        Object message,
        Reason reason,
        Optional<Throwable> cause) {

    /** Why a message was not delivered. */
    public enum Reason {

        /** The exchange is closed. */
        CLOSED,

        /** The subscriber had no room, and its subscription drops such messages. */
        DROPPED,

        /** The subscriber had no room, and its subscription has ended by that. */
        DETACHED,

        /** The subscriber threw an exception. */
        FAILED
    }

    /** Checks that no part is null. */
    public Undelivered {
        requireNonNull(exchange, "exchange");
        requireNonNull(to, "to");
        requireNonNull(message, "message");
        requireNonNull(reason, "reason");
        requireNonNull(cause, "cause");
    }
}
