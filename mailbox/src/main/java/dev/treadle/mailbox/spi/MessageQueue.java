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
 * <p><b>Rest.</b> An owner that finds nothing to do may {@link #rest()}. The first that then sends
 * has ended the rest and calls the owner, on its own thread, once: so a queue tells by itself
 * whether its owner runs, and the two cannot disagree.
 *
 * <p><b>Memory consistency effects.</b> What a sender wrote before it sent a message <i>happens
 * before</i> what the owner does after it got it from {@link #poll()}. What the owner did before it
 * rested <i>happens before</i> what follows the end of that rest. A send and {@link #isEmpty()} act
 * like a write and a read of one volatile variable: when a sender sends and then reads a volatile
 * flag, and the owner writes that flag and then looks whether the queue is empty, at least one of
 * them sees what the other did. So do {@link #rest()} and {@link #resume()} with a flag beside.
 *
 * @param <M> the type of message
 */
public interface MessageQueue<M> {

    /** Who polls a queue. */
    @FunctionalInterface
    interface Owner {

        /** Has the owner run again: a message, which is in the queue, has ended its rest. */
        void launch();
    }

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

    /** What an owner has seen in its queue. */
    interface Seen {

        /** {@return whether there is more in it, so that there is no need to look again} */
        boolean holds();
    }

    /** {@return the next message, null if the queue is empty} Only the owner may call it. */
    default @Nullable M poll() {
        return take(look());
    }

    /**
     * Looks what is there, for {@link #take}. Only the owner may call it. An owner that looks here,
     * then at a flag beside the queue, has seen that flag if it was set before the message that it
     * then takes was sent.
     */
    Seen look();

    /**
     * {@return the next message, null if there is none} Only the owner may call it.
     *
     * @param seen what it has seen here, since it rested last
     */
    @Nullable M take(Seen seen);

    /**
     * {@return the number of the message that was sent last, which says where something has its
     * place among the messages} Any thread may call it.
     */
    int lastNumber();

    /**
     * {@return how many messages up to a number are still there} Only the owner may call it. In a
     * queue that changes the order or drops messages it is an estimate.
     *
     * @param number a {@link #lastNumber()}
     */
    int waitingUpTo(int number);

    /**
     * Lets senders see at once all the room there is. Only the owner may call it. Without it, while
     * hundreds of messages are in a queue of 4,096 or more, they may take up to 63 for still there
     * that were polled.
     */
    void settle();

    /**
     * Begins a rest, unless there is a message. Only the owner may call it, and is the owner no
     * more if it returns true: from then on another thread may be called.
     *
     * @return whether the owner rests
     */
    boolean rest();

    /**
     * Ends a rest without a message. Any thread may call it. The owner is not called.
     *
     * @return whether this call ended a rest: then it is for the caller to see that the owner runs
     */
    boolean resume();

    /** {@return whether the owner rests} Any thread may call it. */
    boolean resting();

    /** {@return whether no message is there} Any thread may call it. */
    boolean isEmpty();

    /**
     * {@return the number of messages: exact while nobody sends or polls, and the owner has {@link
     * #settle settled}} Any thread may call it.
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
     * @param owner called by the sender that ended a rest, before its send returns
     * @param <M> the type of message
     * @return an empty queue, whose owner does not rest
     */
    static <M> MessageQueue<M> create(
            MailboxOptions options, Consumer<? super M> dropped, Owner owner) {
        if (options.priority().isPresent()) {
            return new PriorityMessageQueue<>(options, options.priority().get(), dropped, owner);
        }
        return options.overflow() == Overflow.DROP_OLDEST
                ? new EvictingQueue<>(options, dropped, owner)
                : new LinkedQueue<>(options.capacity(), owner);
    }

    /** Makes the queue of an owner that never rests. */
    static <M> MessageQueue<M> create(MailboxOptions options, Consumer<? super M> dropped) {
        return create(options, dropped, () -> {});
    }

    /** {@return the most messages that can be forced into a queue of a capacity} */
    static int ceiling(int capacity) {
        return capacity > Integer.MAX_VALUE / CEILING_FACTOR
                ? Integer.MAX_VALUE
                : capacity * CEILING_FACTOR;
    }
}
