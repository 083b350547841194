package dev.treadle.scheduler;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/**
 * A lock with a name and a place in the one order in which all of its kind are acquired, see {@link
 * OrderedLocks}. Fair: it is given to those who wait in the order of their arrival. Safe to use
 * from any thread.
 */
public final class OrderedLock {

    private final String name;
    private final long rank;
    private final ArrayDeque<Waiter> waiting = new ArrayDeque<>(0);
    private @Nullable Thread owner;

    OrderedLock(String name, long rank) {
        this.name = name;
        this.rank = rank;
    }

    /** {@return its name, for errors} */
    public String name() {
        return name;
    }

    /** {@return its place in the order} */
    long rank() {
        return rank;
    }

    void lock() throws InterruptedException {
        var waiter = new Waiter();
        synchronized (waiting) {
            if (owner == null) {
                owner = Thread.currentThread();
                return;
            }
            waiting.add(waiter);
        }
        try {
            waiter.await(this, Parking.FOREVER);
        } catch (InterruptedException e) {
            giveUp(waiter);
            throw e;
        }
        synchronized (waiting) {
            owner = Thread.currentThread();
        }
    }

    /** Who is interrupted when the lock is already its own passes it on. */
    private void giveUp(Waiter waiter) {
        synchronized (waiting) {
            if (!waiting.remove(waiter)) {
                passOn();
            }
        }
    }

    void unlock() {
        synchronized (waiting) {
            passOn();
        }
    }

    /** It stays locked, with no gap for others, when there is a next. */
    private void passOn() {
        Waiter next = waiting.poll();
        if (next == null) {
            owner = null;
        } else {
            next.signal();
        }
    }

    @Override
    public String toString() {
        return "the lock " + name;
    }
}
