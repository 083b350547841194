package dev.treadle.mailbox;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Takes an item for each step, until the queue is closed and used up. For one thread. */
final class TakingIterator<E> implements Iterator<E> {

    private final WorkQueue<E> queue;
    private @Nullable Item<E> last;
    private @Nullable Item<E> next;

    TakingIterator(WorkQueue<E> queue) {
        this.queue = queue;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            finishLast();
            next = takeNext();
        }
        return next != null;
    }

    private void finishLast() {
        if (last != null) {
            last.done();
            last = null;
        }
    }

    private @Nullable Item<E> takeNext() {
        try {
            return queue.takeItem();
        } catch (QueueClosedException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an item", e);
        }
    }

    @Override
    public E next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("The queue is closed, and all its items are taken");
        }
        last = next;
        next = null;
        return last.value();
    }
}
