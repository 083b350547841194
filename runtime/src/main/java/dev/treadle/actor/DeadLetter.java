package dev.treadle.actor;

import java.util.Optional;

/**
 * A message that was not handled.
 *
 * @param message the message
 * @param recipient the path of the actor it was sent to, or the name of the exchange
 * @param sender the path of the actor that sent it, where that is known
 * @param reason why it was not handled
 * @param cause what went wrong, where something was thrown
 */
public record DeadLetter(
        Object message,
        String recipient,
        Optional<String> sender,
        Reason reason,
        Optional<Throwable> cause) {

    /** Why a message was not handled. */
    public enum Reason {
        /** The actor had been closed when it was sent. */
        CLOSED,
        /** The actor was stopped before it came to it, or was killed while it handled it. */
        STOPPED,
        /**
         * The mailbox was full and its policy is to fail; or an ask's time was over while it waited
         * for room; or a selective receive had passed over too many messages.
         */
        MAILBOX_FULL,
        /** The mailbox was full and its policy is to drop; or an exchange dropped it so. */
        DROPPED,
        /**
         * It was to be admitted over the capacity of a full mailbox and the ceiling was reached.
         */
        CEILING,
        /** The sender was interrupted while it waited for room. */
        INTERRUPTED,
        /** The handler threw. */
        FAILED,
        /** The actor has no handler for it, or none in its present state. */
        UNHANDLED,
        /** It is a reply to an ask that has ended. */
        LATE_REPLY,
        /** It asks for a reply, and the time for that was over before it could be sent. */
        EXPIRED,
        /** A router had nobody to give it to. */
        UNROUTED
    }

    @Override
    public String toString() {
        return "%s (%s) to %s%s: %s%s"
                .formatted(
                        message.getClass().getName(),
                        Texts.brief(message),
                        recipient,
                        sender.map(path -> " from " + path).orElse(""),
                        reason,
                        cause.map(e -> ", " + Texts.brief(e)).orElse(""));
    }
}
