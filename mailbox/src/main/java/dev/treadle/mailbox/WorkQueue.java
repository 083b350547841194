package dev.treadle.mailbox;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;
import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * A queue of work for several producers and several consumers, until it is closed.
 *
 * <p>Closing is a sentinel behind all items: producers are refused from then on, and every
 * consumer, however many there are, learns of it when the items are used up. Whoever waits is woken
 * in the order of arrival. Waits are interruptible; an interrupted call changed nothing.
 *
 * <p>The queue counts what is unfinished: each item put, until {@link #taskDone} is called for it.
 * {@link #join} waits until nothing is.
 *
 * <p>Safe to use from any thread. What a producer wrote before it put an item <i>happens before</i>
 * what the consumer does that took it; what a consumer wrote before {@code taskDone} <i>happens
 * before</i> the return of the {@code join} or the acknowledgement that it ends.
 *
 * @param <E> the type of item
 */
public final class WorkQueue<E> implements Iterable<E>, Selectable, AutoCloseable {

    /** An item on its way, with the producer that waits for it to be done, if one does. */
    private record Entry<E>(E item, @Nullable Waiter acknowledged) {}

    private final int capacity;
    private final Object lock = new Object();
    private final ArrayDeque<Entry<E>> entries = new ArrayDeque<>();
    private final WaitLine producers = new WaitLine();
    private final WaitLine consumers = new WaitLine();
    private final WaitLine joiners = new WaitLine();
    private final List<Runnable> watchers = new ArrayList<>(0);
    private long unfinished;
    private volatile boolean closed;

    private WorkQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * {@return an empty queue whose producers wait when it is full}
     *
     * @param capacity how many items it holds, at least 1
     * @param <E> the type of item
     */
    public static <E> WorkQueue<E> bounded(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "A work queue holds at least 1 item, not %d".formatted(capacity));
        }
        return new WorkQueue<>(capacity);
    }

    /**
     * {@return an empty queue that is never full}
     *
     * @param <E> the type of item
     */
    public static <E> WorkQueue<E> unbounded() {
        return new WorkQueue<>(Integer.MAX_VALUE);
    }

    // --- producers

    /**
     * Puts an item, and waits for room first if there is none.
     *
     * @param item the item, never null
     * @throws QueueClosedException if the queue is closed, before or while this waits
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void put(E item) throws InterruptedException {
        put(item, Parking.FOREVER, null);
    }

    /**
     * Puts an item if there is room in time.
     *
     * @param item the item, never null
     * @param atMost the longest wait for room
     * @return whether it was put
     * @throws QueueClosedException if the queue is closed, before or while this waits
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean put(E item, Duration atMost) throws InterruptedException {
        return put(item, Durations.nanos(atMost), null);
    }

    /**
     * Puts an item if there is room now.
     *
     * @param item the item, never null
     * @return whether it was put
     * @throws QueueClosedException if the queue is closed
     */
    public boolean tryPut(E item) {
        synchronized (lock) {
            return tryPut(new Entry<>(requireNonNull(item, "item"), null));
        }
    }

    /**
     * Puts an item, and waits until a consumer has called {@link Item#done} for it, or has taken it
     * without a handle.
     *
     * @param item the item, never null
     * @throws QueueClosedException if the queue is closed, before or while this waits for room
     * @throws InterruptedException if the thread is interrupted; the item stays in the queue if it
     *     was there already
     */
    public void putAndAwait(E item) throws InterruptedException {
        var acknowledged = new Waiter();
        put(item, Parking.FOREVER, acknowledged);
        acknowledged.await(this, Parking.FOREVER);
    }

    private boolean put(E item, long nanos, @Nullable Waiter acknowledged)
            throws InterruptedException {
        var entry = new Entry<>(requireNonNull(item, "item"), acknowledged);
        return producers.await(lock, () -> tryPut(entry), this, nanos);
    }

    private boolean tryPut(Entry<E> entry) {
        if (closed) {
            throw new QueueClosedException("The queue is closed; nothing can be put any more");
        }
        if (entries.size() >= capacity) {
            return false;
        }
        entries.add(entry);
        unfinished++;
        consumers.wakeOne();
        watchers.forEach(Runnable::run);
        return true;
    }

    // --- consumers

    /**
     * Takes the next item, and waits for one if there is none. A producer that waits for the item
     * to be done goes on.
     *
     * @return the item
     * @throws QueueClosedException if the queue is closed and used up
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public E take() throws InterruptedException {
        return acknowledge(takeEntry(Parking.FOREVER).orElseThrow());
    }

    /**
     * Takes the next item if there is one in time. A producer that waits for the item to be done
     * goes on.
     *
     * @param atMost the longest wait for an item
     * @return the item, empty if none came
     * @throws QueueClosedException if the queue is closed and used up
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Optional<E> take(Duration atMost) throws InterruptedException {
        return takeEntry(Durations.nanos(atMost)).map(this::acknowledge);
    }

    /**
     * Takes the next item if there is one now. A producer that waits for the item to be done goes
     * on.
     *
     * @return the item, empty if there is none
     * @throws QueueClosedException if the queue is closed and used up
     */
    public Optional<E> tryTake() {
        return takeEntryNow().map(this::acknowledge);
    }

    /**
     * Takes the next item with a handle to say when it is done, and waits for one if there is none.
     *
     * @return the item with its handle
     * @throws QueueClosedException if the queue is closed and used up
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Item<E> takeItem() throws InterruptedException {
        return item(takeEntry(Parking.FOREVER).orElseThrow());
    }

    /** Takes as {@link #tryTake()} does, with a handle to say when the item is done. */
    Optional<Item<E>> tryTakeItem() {
        return takeEntryNow().map(this::item);
    }

    private E acknowledge(Entry<E> entry) {
        if (entry.acknowledged() != null) {
            entry.acknowledged().signal();
        }
        return entry.item();
    }

    private Item<E> item(Entry<E> entry) {
        return new Item<>(
                entry.item(),
                () -> {
                    acknowledge(entry);
                    taskDone();
                });
    }

    private Optional<Entry<E>> takeEntry(long nanos) throws InterruptedException {
        AtomicReference<Optional<Entry<E>>> taken = new AtomicReference<>(Optional.empty());
        BooleanSupplier attempt =
                () -> {
                    taken.set(tryTakeEntry());
                    return taken.get().isPresent();
                };
        consumers.await(lock, attempt, this, nanos);
        return taken.get();
    }

    private Optional<Entry<E>> takeEntryNow() {
        synchronized (lock) {
            return tryTakeEntry();
        }
    }

    private Optional<Entry<E>> tryTakeEntry() {
        Optional<Entry<E>> next = Optional.ofNullable(entries.poll());
        if (next.isPresent()) {
            producers.wakeOne();
        } else if (closed) {
            throw new QueueClosedException("The queue is closed, and all its items are taken");
        }
        return next;
    }

    /**
     * Takes items until the queue is closed and used up; waits for each. An item is done when the
     * next is asked for. One iterator is for one thread; several share the items.
     *
     * <p>A thread that is interrupted while it waits gets an {@link IllegalStateException}, with
     * the interrupt flag set again.
     *
     * @return an iterator that takes what it returns
     */
    @Override
    public Iterator<E> iterator() {
        return new TakingIterator<>(this);
    }

    /** {@return whether there is an item to take, or the queue is closed} */
    @Override
    public boolean isReady() {
        synchronized (lock) {
            return closed || !entries.isEmpty();
        }
    }

    @Override
    public void watch(Runnable onReady) {
        synchronized (lock) {
            watchers.add(requireNonNull(onReady, "onReady"));
        }
    }

    @Override
    public void unwatch(Runnable onReady) {
        synchronized (lock) {
            watchers.remove(onReady);
        }
    }

    // --- what is unfinished

    /**
     * Says that an item that was taken without a handle is done.
     *
     * @throws IllegalStateException if that has been said for all items already
     */
    public void taskDone() {
        synchronized (lock) {
            if (unfinished == entries.size()) {
                throw new IllegalStateException(
                        "taskDone was called more often than items were taken");
            }
            unfinished--;
            if (unfinished == 0) {
                joiners.wakeAll();
            }
        }
    }

    /**
     * Waits until all items that were put are done.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public void join() throws InterruptedException {
        joiners.await(lock, () -> unfinished == 0, this, Parking.FOREVER);
    }

    /**
     * Waits until all items that were put are done, but not longer than given.
     *
     * @param atMost the longest wait
     * @return whether they are done
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean join(Duration atMost) throws InterruptedException {
        return joiners.await(lock, () -> unfinished == 0, this, Durations.nanos(atMost));
    }

    // --- the end, and how it stands

    /**
     * Refuses what is put from now on; what is there can still be taken. Lets all waiters see it.
     */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            producers.wakeAll();
            consumers.wakeAll();
            watchers.forEach(Runnable::run);
        }
    }

    /** {@return whether it has been closed; items may still be there} */
    public boolean isClosed() {
        return closed;
    }

    /** {@return how many items are there now} */
    public int size() {
        synchronized (lock) {
            return entries.size();
        }
    }

    /** {@return how many items it holds at most, {@link Integer#MAX_VALUE} if it is unbounded} */
    public int capacity() {
        return capacity;
    }

    @Override
    public String toString() {
        return "a work queue with %d items".formatted(size());
    }
}
