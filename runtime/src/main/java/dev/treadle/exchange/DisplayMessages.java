package dev.treadle.exchange;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.Recipient;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A tap for an exchange: counts the messages and prints each on a line of its own, as {@code
 * msg[1]: Hello}.
 *
 * <p>Prints on the publisher's thread, so a slow output slows the publisher. Safe for use by any
 * thread: lines are whole, and in the order of their numbers.
 */
public final class DisplayMessages implements Recipient<Object> {

    private final Appendable out;
    private long count;

    /** Makes a tap that prints to the standard output. */
    public DisplayMessages() {
        this(System.out);
    }

    /**
     * Makes a tap.
     *
     * @param out where to print, for instance a {@link java.io.PrintStream}; used by one thread at
     *     a time
     */
    public DisplayMessages(Appendable out) {
        this.out = requireNonNull(out, "out");
    }

    /**
     * Counts and prints a message.
     *
     * @param message the message, printed as its {@code toString} says
     * @throws UncheckedIOException if it cannot be printed; it is counted nevertheless
     */
    @Override
    public synchronized void tell(Object message) {
        requireNonNull(message, "message");
        count++;
        try {
            out.append("msg[%d]: %s%n".formatted(count, message));
        } catch (IOException e) {
            throw new UncheckedIOException("Message %d cannot be printed".formatted(count), e);
        }
    }

    /** {@return how many messages came so far} */
    public synchronized long count() {
        return count;
    }
}
