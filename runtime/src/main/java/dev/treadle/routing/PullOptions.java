package dev.treadle.routing;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorOptions;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

/**
 * How a pulling pool and its routees are. Immutable.
 *
 * @param buffer how many messages wait for a routee before their senders do, at least 1: 1,000
 * @param routees how the routees are started: as the system starts every actor
 */
public record PullOptions(int buffer, ActorOptions routees) {

    /** Checks the range. */
    public PullOptions {
        requireNonNull(routees, "routees");
        if (buffer < 1) {
            throw new IllegalArgumentException("buffer is at least 1, not " + buffer);
        }
    }

    /** {@return room for 1,000 messages, and routees as every actor of the system} */
    public static PullOptions defaults() {
        return new PullOptions(1_000, ActorOptions.defaults());
    }

    /**
     * {@return these with another buffer}
     *
     * @param other how many messages wait for a routee before their senders do, at least 1
     */
    public PullOptions buffer(int other) {
        return new PullOptions(other, routees);
    }

    /**
     * {@return these with other options for the routees}
     *
     * @param other their supervision; their mailbox holds one message at a time
     */
    public PullOptions routees(ActorOptions other) {
        return new PullOptions(buffer, other);
    }

    MailboxOptions mailbox() {
        return MailboxOptions.bounded(buffer, Overflow.BLOCK);
    }
}
