package dev.treadle.mailbox;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How many messages a mailbox holds, what happens when it is full, and in which order they come
 * out.
 *
 * <p>Immutable, so safe to share between threads.
 */
public final class MailboxOptions {

    /** The capacity, in messages, of a mailbox for which none was chosen. */
    public static final int DEFAULT_CAPACITY = 100_000;

    private static final int UNBOUNDED = Integer.MAX_VALUE;
    private static final MailboxOptions DEFAULTS = bounded(DEFAULT_CAPACITY);

    private final int capacity;
    private final Overflow overflow;
    private final @Nullable ToIntFunction<Object> priority;

    private MailboxOptions(
            int capacity, Overflow overflow, @Nullable ToIntFunction<Object> priority) {
        this.capacity = capacity;
        this.overflow = overflow;
        this.priority = priority;
    }

    /**
     * {@return the options of a mailbox for {@value #DEFAULT_CAPACITY} messages that then blocks}
     */
    public static MailboxOptions defaults() {
        return DEFAULTS;
    }

    /**
     * {@return the options of a mailbox whose senders wait while it is full}
     *
     * @param capacity the most messages that may wait in it, at least 1
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public static MailboxOptions bounded(int capacity) {
        return bounded(capacity, Overflow.BLOCK);
    }

    /**
     * {@return the options of a mailbox with a capacity}
     *
     * @param capacity the most messages that may wait in it, at least 1
     * @param overflow what happens to a message sent while it is full
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public static MailboxOptions bounded(int capacity, Overflow overflow) {
        requireNonNull(overflow, "overflow");
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "A mailbox cannot have the capacity %d: give it at least 1, or use unbounded()"
                            .formatted(capacity));
        }
        return new MailboxOptions(capacity, overflow, null);
    }

    /** {@return the options of a mailbox that is never full, short of {@link Integer#MAX_VALUE}} */
    public static MailboxOptions unbounded() {
        return new MailboxOptions(UNBOUNDED, Overflow.BLOCK, null);
    }

    /**
     * {@return these options with messages coming out by priority, not in the order of sending}
     *
     * <p>Messages of equal priority keep their order.
     *
     * @param priority gives a message's priority; a higher one comes out first. It is called once a
     *     message, on the sender's thread, and what it throws reaches the sender
     */
    public MailboxOptions withPriority(ToIntFunction<Object> priority) {
        return new MailboxOptions(capacity, overflow, requireNonNull(priority, "priority"));
    }

    /** {@return the most messages that may wait; {@link Integer#MAX_VALUE} stands for no bound} */
    public int capacity() {
        return capacity;
    }

    /** {@return what happens to a message sent while the mailbox is full} */
    public Overflow overflow() {
        return overflow;
    }

    /** {@return what gives a message's priority, or empty if messages keep their order} */
    public Optional<ToIntFunction<Object>> priority() {
        return Optional.ofNullable(priority);
    }

    @Override
    public String toString() {
        String bound = capacity == UNBOUNDED ? "unbounded" : "bounded to " + capacity;
        return bound + ", " + overflow + (priority == null ? "" : ", by priority");
    }
}
