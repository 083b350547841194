package dev.treadle.docs;

import dev.treadle.actor.Actor;

import java.util.concurrent.atomic.AtomicLong;

// tag::recover
/** Counts; what it has counted outlives a restart. */
final class Counter extends Actor<Integer> {

    private final AtomicLong stored;
    private long count;

    Counter(AtomicLong stored) {
        this.stored = stored;
        count = stored.get();
    }

    @Override
    protected void receive(Integer amount) {
        count = Math.addExact(count, 100 / amount);
        stored.set(count);
    }
}
// end::recover
