package dev.treadle.scheduler;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers of which each is one runner's at a time. Safe to use from any thread. */
final class LaneNumbers {
    /*
     * taken: a bit for each number, set by who takes it and cleared by who gives it back, both by CAS.
     * So what the one did before that happens before what the other does after it.
     */
    private final AtomicLong taken = new AtomicLong();

    /** {@return the smallest number that is free, or {@link Turn#NO_LANE}} */
    int take() {
        for (; ; ) {
            long now = taken.get();
            long free = Long.lowestOneBit(~now);
            if (free == 0) {
                return Turn.NO_LANE;
            }
            if (taken.compareAndSet(now, now | free)) {
                return Long.numberOfTrailingZeros(free);
            }
        }
    }

    /** Frees a number that its runner uses no more, if it had one. */
    void giveBack(int lane) {
        if (lane != Turn.NO_LANE) {
            taken.accumulateAndGet(1L << lane, (now, mine) -> now & ~mine);
        }
    }
}
