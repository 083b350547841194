package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Locks that cannot deadlock, for code that has to lock. State that belongs to an actor needs none.
 *
 * <p>All locks have one order, that of their making. Several that are acquired together are
 * acquired in that order, however they are given. One that comes before a lock that the thread has
 * already is refused with an error that names both, whether or not another thread has it: so the
 * mistake shows in the first test that comes by, not in the night when two threads meet.
 *
 * <p>Safe to use from any thread, virtual or platform. What was written before a lock was released
 * <i>happens before</i> what is done by who acquires it next.
 */
public final class OrderedLocks {

    private static final AtomicLong RANKS = new AtomicLong();
    private static final Comparator<OrderedLock> ORDER =
            Comparator.comparingLong(OrderedLock::rank);

    /** The locks that the thread has, the last acquired last. Removed when it has none. */
    private static final ThreadLocal<ArrayDeque<OrderedLock>> HELD =
            ThreadLocal.withInitial(ArrayDeque::new);

    private OrderedLocks() {}

    /**
     * {@return a new lock, behind all that were made before}
     *
     * @param name its name, for errors
     */
    public static OrderedLock create(String name) {
        return new OrderedLock(requireNonNull(name, "name"), RANKS.incrementAndGet());
    }

    /**
     * Acquires locks, in their order, and waits for each that another thread has.
     *
     * @param locks at least one
     * @return to be closed by the same thread, best by try-with-resources: releases them
     * @throws LockOrderException if one of them comes before, or is, a lock that this thread has;
     *     nothing is acquired then
     * @throws InterruptedException if the thread is interrupted while it waits; nothing is acquired
     *     then
     */
    public static Held acquire(OrderedLock... locks) throws InterruptedException {
        List<OrderedLock> ordered = Stream.of(locks).distinct().sorted(ORDER).toList();
        if (ordered.isEmpty()) {
            throw new IllegalArgumentException("There is no lock to acquire: give at least one");
        }
        ArrayDeque<OrderedLock> held = HELD.get();
        checkOrder(held, ordered.getFirst());
        int acquired = 0;
        try {
            for (OrderedLock each : ordered) {
                each.lock();
                held.addLast(each);
                acquired++;
            }
        } finally {
            if (acquired < ordered.size()) {
                release(ordered.subList(0, acquired));
            }
        }
        return () -> release(ordered);
    }

    private static void checkOrder(ArrayDeque<OrderedLock> held, OrderedLock first) {
        OrderedLock last = held.peekLast();
        if (last == null || ORDER.compare(last, first) < 0) {
            return;
        }
        throw new LockOrderException(
                last.equals(first)
                        ? "This thread has %s already".formatted(first)
                        : "%s comes before %s, which this thread has: acquire them together"
                                .formatted(first, last));
    }

    private static void release(List<OrderedLock> locks) {
        ArrayDeque<OrderedLock> held = HELD.get();
        for (OrderedLock each : locks.reversed()) {
            if (!held.removeLastOccurrence(each)) {
                throw new IllegalStateException(
                        "%s is not this thread's to release".formatted(each));
            }
            each.unlock();
        }
        if (held.isEmpty()) {
            HELD.remove();
        }
    }

    /** Locks that a thread has acquired. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {

        /** Releases them. */
        @Override
        void close();
    }
}
