package dev.treadle.mailbox.spi;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Holds the messages of one owner; many senders, and nobody ever waits.
 *
 * <p>The owner may change its thread if the threads hand the queue over safely.
 *
 * <p><b>Memory consistency effects.</b> What a sender wrote before it sent a message <i>happens
 * before</i> what the owner does after it got it from {@link #poll()}. A send and {@link
 * #isEmpty()} act like a write and a read of one volatile variable: when a sender sends and then
 * reads a volatile flag, and the owner writes that flag and then looks whether the queue is empty,
 * at least one of them sees what the other did.
 *
 * @param <M> the type of message
 */
public interface MessageQueue<M> {

    /** How many times its capacity a queue holds when messages are forced into it. */
    int CEILING_FACTOR = 16;

    /**
     * Adds a message if there is room. Any thread may call it.
     *
     * <p>With {@link Overflow#DROP_OLDEST} a full queue hands the message that has to go to its
     * {@code dropped} consumer, on this thread, and there always is room.
     *
     * @return whether there was room
     */
    boolean offer(M message);

    /**
     * Adds a message even if the queue is full, up to {@value #CEILING_FACTOR} times its capacity.
     * Any thread may call it.
     *
     * @return whether the queue was below that ceiling
     */
    boolean force(M message);

    /**
     * Takes the next message. Only the owner may call it.
     *
     * @return the message; null if the queue is empty, and also while its only messages are being
     *     added by senders that have not finished: {@link #isEmpty()} is then false
     */
    @Nullable M poll();

    /** {@return whether no message is there or being added} Any thread may call it. */
    boolean isEmpty();

    /**
     * {@return the number of messages: exact while nobody sends or polls} Any thread may call it.
     */
    int size();

    /** {@return the most messages that fit, {@link Integer#MAX_VALUE} if the queue is unbounded} */
    int capacity();

    /**
     * Makes the queue that fits the options. Blocking, failing and dropping the newest message are
     * the sender's part: its {@link #offer} just returns false.
     *
     * @param options capacity, policy and order
     * @param dropped gets each message that {@link Overflow#DROP_OLDEST} removes
     * @param <M> the type of message
     * @return an empty queue
     */
    static <M> MessageQueue<M> create(MailboxOptions options, Consumer<? super M> dropped) {
        if (options.priority().isPresent()) {
            return new PriorityMessageQueue<>(options, options.priority().get(), dropped);
        }
        return options.overflow() == Overflow.DROP_OLDEST
                ? new EvictingQueue<>(options, dropped)
                : new LinkedQueue<>(options.capacity());
    }

    /** {@return the most messages that can be forced into a queue of a capacity} */
    static int ceiling(int capacity) {
        return capacity > Integer.MAX_VALUE / CEILING_FACTOR
                ? Integer.MAX_VALUE
                : capacity * CEILING_FACTOR;
    }
}
