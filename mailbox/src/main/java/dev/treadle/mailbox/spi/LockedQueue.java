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

    private static final Seen SOME = () -> false;
    private static final Seen NONE = () -> false;

    private final int capacity;
    private final boolean evicts;
    private final Consumer<? super M> dropped;
    private final Owner owner;
    private volatile int size;
    private volatile int sent;
    private volatile boolean resting;

    LockedQueue(MailboxOptions options, Consumer<? super M> dropped, Owner owner) {
        this.capacity = options.capacity();
        this.evicts = options.overflow() == Overflow.DROP_OLDEST;
        this.dropped = dropped;
        this.owner = owner;
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
        boolean taken = add(capacity, message, priority);
        while (evicts && !taken) {
            taken = makeRoomFor(message, priority) || add(capacity, message, priority);
        }
        return taken;
    }

    @Override
    public final boolean force(M message) {
        int priority = priority(requireNonNull(message, "message"));
        return add(MessageQueue.ceiling(capacity), message, priority);
    }

    private boolean add(int bound, M message, int priority) {
        if (size >= bound) {
            return false;
        }
        boolean rested;
        synchronized (this) {
            if (size >= bound) {
                return false;
            }
            insert(message, priority);
            size++;
            sent++;
            rested = resting;
            resting = false;
        }
        if (rested) {
            owner.launch();
        }
        return true;
    }

    /** {@return false if there is room by now} */
    private boolean makeRoomFor(M message, int priority) {
        M evicted;
        synchronized (this) {
            if (size < capacity) {
                return false;
            }
            evicted = displace(message, priority);
            sent++;
        }
        dropped.accept(evicted);
        return true;
    }

    /** A message that is there may be another, or gone, when it is taken: there is just a hint. */
    @Override
    public final Seen look() {
        return size > 0 ? SOME : NONE;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // one of the two
    public final @Nullable M take(Seen seen) {
        return seen == SOME ? pollLocked() : null;
    }

    @Override
    public final int lastNumber() {
        return sent;
    }

    @Override
    public final int waitingUpTo(int number) {
        return Math.clamp(size - (sent - number), 0, size);
    }

    private synchronized @Nullable M pollLocked() {
        if (size == 0) {
            return null;
        }
        size--;
        return removeNext();
    }

    @Override
    public final void settle() {}

    @Override
    public final synchronized boolean rest() {
        resting = size == 0;
        return resting;
    }

    @Override
    public final synchronized boolean resume() {
        boolean rested = resting;
        resting = false;
        return rested;
    }

    @Override
    public final boolean resting() {
        return resting;
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
