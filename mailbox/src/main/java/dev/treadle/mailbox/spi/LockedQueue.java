package dev.treadle.mailbox.spi;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * A queue whose senders may touch both of its ends, so that a lock guards them. The lock is held
 * for a few instructions, never while calling the user's code.
 */
abstract sealed class LockedQueue<M> implements MessageQueue<M>
        permits EvictingQueue, PriorityMessageQueue {

    private final int capacity;
    private final boolean evicts;
    private final Consumer<? super M> dropped;
    private volatile int size;

    LockedQueue(MailboxOptions options, Consumer<? super M> dropped) {
        this.capacity = options.capacity();
        this.evicts = options.overflow() == Overflow.DROP_OLDEST;
        this.dropped = dropped;
    }

    /** Gives the priority of a message. Called without the lock. */
    abstract int priority(M message);

    /** Adds a message. Called with the lock held, as are the two below. */
    abstract void insert(M message, int priority);

    /** Adds a message to a full queue and returns the one that had to go, possibly itself. */
    abstract M displace(M message, int priority);

    /** Removes the next message of a queue that is not empty. */
    abstract M removeNext();

    @Override
    public final boolean offer(M message) {
        int priority = priority(requireNonNull(message, "message"));
        if (!evicts && size >= capacity) {
            return false;
        }
        M evicted;
        synchronized (this) {
            if (insertBelow(capacity, message, priority)) {
                return true;
            }
            if (!evicts) {
                return false;
            }
            evicted = displace(message, priority);
        }
        dropped.accept(evicted);
        return true;
    }

    @Override
    public final boolean force(M message) {
        int priority = priority(requireNonNull(message, "message"));
        return insertBelow(MessageQueue.ceiling(capacity), message, priority);
    }

    private synchronized boolean insertBelow(int bound, M message, int priority) {
        if (size >= bound) {
            return false;
        }
        insert(message, priority);
        size++;
        return true;
    }

    @Override
    public final @Nullable M poll() {
        return isEmpty() ? null : pollLocked();
    }

    private synchronized @Nullable M pollLocked() {
        if (size == 0) {
            return null;
        }
        size--;
        return removeNext();
    }

    @Override
    public final boolean isEmpty() {
        return size == 0;
    }

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final int capacity() {
        return capacity;
    }
}
