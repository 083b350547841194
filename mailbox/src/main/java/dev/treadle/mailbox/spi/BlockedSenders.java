package dev.treadle.mailbox.spi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The senders that wait for room in one queue, first come, first woken. Safe to use from any
 * thread.
 *
 * <p>A wake-up is a hint to try again, not a place: another sender may be faster. It is never lost.
 * A woken sender either sends; or finds the queue full, so that the owner will poll and wake again;
 * or gives up and passes the wake-up on.
 *
 * <p>The owner polls, then looks whether the line {@link #isEmpty()}; a sender enters it, then
 * looks for room. As polls are not fenced, each may miss what the other has just done. A fence
 * would cost the owner more than the rest of the poll does. Instead the first wait of a sender is
 * short: when it looks for the second time, it has been in line for so long that no later poll can
 * miss it.
 */
public final class BlockedSenders {

    /** How long, in nanoseconds, a sender waits before it looks for room again. */
    static final long FIRST_WAIT = 1_000_000;

    private final LinkedHashSet<Waiter> line = new LinkedHashSet<>(2);
    private volatile boolean empty = true;

    /** Makes an empty line. */
    public BlockedSenders() {}

    /** {@return whether nobody is in line} Costs one volatile read. */
    public boolean isEmpty() {
        return empty;
    }

    /**
     * Tries to send until it is admitted, and waits for a wake-up after each refusal.
     *
     * @param admitted sends if there is room, and returns whether it did; what it throws ends the
     *     wait
     * @param on what the thread waits for
     * @throws InterruptedException if the thread is interrupted while it waits; nothing has been
     *     sent
     */
    public void awaitRoom(BooleanSupplier admitted, Object on) throws InterruptedException {
        Waiter waiter = enter();
        boolean used = false;
        try {
            while (!admitted.getAsBoolean()) {
                if (!waiter.await(on, FIRST_WAIT)) {
                    if (admitted.getAsBoolean()) {
                        return;
                    }
                    waiter.await(on, Parking.FOREVER);
                }
                if (admitted.getAsBoolean()) {
                    used = true;
                    return;
                }
                waiter = enterFirst();
            }
        } finally {
            if (!used && !remove(waiter)) {
                wakeOne();
            }
        }
    }

    /** {@return a waiter for the current thread, at the end of the line} */
    public Waiter enter() {
        Waiter waiter = new Waiter();
        synchronized (line) {
            line.addLast(waiter);
            empty = false;
        }
        return waiter;
    }

    /** {@return a waiter for one that was woken, and not admitted, where it was before} */
    public Waiter enterFirst() {
        Waiter waiter = new Waiter();
        synchronized (line) {
            line.addFirst(waiter);
            empty = false;
        }
        return waiter;
    }

    /**
     * Takes the current thread's waiter out of the line. A wake-up that has not ended a wait of it
     * goes to the next in line; one that has is this thread's to use, by trying again.
     */
    public void leave(Waiter waiter) {
        if (!remove(waiter) && !waiter.seen()) {
            wakeOne();
        }
    }

    /** {@return whether it was in line} One that was not woken from here still is. */
    private boolean remove(Waiter waiter) {
        synchronized (line) {
            boolean inLine = line.remove(waiter);
            empty = line.isEmpty();
            return inLine;
        }
    }

    /** Takes the first sender out of the line and wakes it; does nothing if there is none. */
    public void wakeOne() {
        Waiter first;
        synchronized (line) {
            if (line.isEmpty()) {
                return;
            }
            first = line.removeFirst();
            empty = line.isEmpty();
        }
        first.signal();
    }

    /** Takes all senders out of the line and wakes them. */
    public void wakeAll() {
        List<Waiter> all;
        synchronized (line) {
            all = List.copyOf(line);
            line.clear();
            empty = true;
        }
        all.forEach(Waiter::signal);
    }
}
