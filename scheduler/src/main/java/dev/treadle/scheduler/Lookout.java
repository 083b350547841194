package dev.treadle.scheduler;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;
import dev.treadle.scheduler.spi.Strand;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One wait for a result that is made of others. It tells the activation that waits which these are,
 * at first and again whenever one of them goes on with another: its thread is woken to look.
 */
final class Lookout {
    /*
     * A result on the way is watched first, then looked at. One that goes on sets with what, then
     * calls who watches: so that is seen at the first look or at the one it wakes for. Each result is
     * looked at as often as it changes, however long the way to it is; and by one way, if there are
     * several, which also ends the search where a result was made to come of itself.
     */

    /** A result that is looked into, and for which one that is. */
    private record Need(Promise<?> made, @Nullable Need of) {

        /** {@return whether what it comes of is needed: not if something on the way has ended} */
        boolean stands() {
            Need each = this;
            while (each != null && !each.made.isDone()) {
                each = each.of;
            }
            return each == null;
        }
    }

    private final Waiter waiter;
    private final Activation waiting;
    private final Queue<Need> toLookAt = new ConcurrentLinkedQueue<>();
    private final Set<Promise<?>> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Runnable> withdrawals = new ArrayList<>();
    private @Nullable Need shown;

    Lookout(Waiter waiter, Activation waiting) {
        this.waiter = waiter;
        this.waiting = waiting;
    }

    /** {@return false if the time was over before it came} */
    boolean await(Promise<?> made, long nanos) throws InterruptedException {
        if (Strand.current() == null) { // then nobody asks what is awaited
            return waiter.await(made, nanos);
        }
        try {
            lookInto(new Need(made, null));
            return awaitLooking(made, nanos);
        } finally {
            withdrawals.forEach(Runnable::run);
        }
    }

    private boolean awaitLooking(Promise<?> made, long nanos) throws InterruptedException {
        long began = Parking.current().nanoTime();
        long left = nanos;
        while (!made.isDone()) {
            look();
            if (!waiter.await(made, left)) {
                return false;
            }
            waiter.again();
            if (nanos != Parking.FOREVER) {
                left = nanos - (Parking.current().nanoTime() - began);
            }
        }
        return true;
    }

    private void look() {
        for (Need next = toLookAt.poll(); next != null; next = toLookAt.poll()) {
            shown = next;
            next.made.show(this);
        }
    }

    /** Looks at a result that is needed. */
    void lookAt(Result<?> needed) {
        Promise<?> promise = Promise.behind(needed);
        if (promise.isDone()) {
            return;
        }
        Need whole = shown;
        if (promise.isMade()) {
            lookInto(new Need(promise, whole));
        } else if (whole != null) {
            waiting.waitBegins(promise, whole::stands);
        }
    }

    private void lookInto(Need need) {
        if (known.add(need.made)) {
            withdrawals.add(need.made.watchWay(() -> lookAgain(need)));
            toLookAt.add(need);
        }
    }

    private void lookAgain(Need changed) {
        toLookAt.add(changed);
        waiter.signal();
    }
}
