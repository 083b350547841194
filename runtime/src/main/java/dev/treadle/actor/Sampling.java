package dev.treadle.actor;

import dev.treadle.scheduler.TimeAndChance;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says how often the times of a message are taken: of one in 64, and of fewer while that would be
 * more than 10,000 a second or so. Safe to use from any thread.
 */
final class Sampling {
    /*
     * bits and taken are written without any order, and what is lost of them now and then is little:
     * they only decide how many are chosen. Who moves began on, by CAS, sets both for the next while.
     */
    private static final int FEWEST_BITS = 6;
    private static final int MOST_BITS = 16;
    private static final long WHILE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_IN_A_WHILE = 1_000;

    private final TimeAndChance chance;
    private final AtomicLong began;

    /** One in 2 to the power of this is chosen. */
    private int bits = FEWEST_BITS;

    private int taken;

    Sampling(TimeAndChance chance) {
        this.chance = chance;
        began = new AtomicLong(chance.timers().nanoTime());
    }

    /** {@return after how many messages to take one: by chance, so that no rhythm meets another} */
    int gap() {
        return 1 + (int) (chance.random().nextLong() & ((2L << bits) - 1));
    }

    /** {@return whether to take one here, of many places that see one message each} */
    boolean happens() {
        return (chance.random().nextLong() & ((1L << bits) - 1)) == 0;
    }

    /** The times of a message were taken. */
    void took(long now) {
        taken++;
        long since = began.get();
        if (now - since >= WHILE && began.compareAndSet(since, now)) {
            adapt(now - since);
        }
    }

    /** Lets as many be chosen as had been right in the time that has passed. */
    private void adapt(long nanos) {
        long now = taken * WHILE / nanos;
        int next = bits;
        while (now > MOST_IN_A_WHILE && next < MOST_BITS) {
            next++;
            now >>= 1;
        }
        while (now <= MOST_IN_A_WHILE / 4 && next > FEWEST_BITS) {
            next--;
            now <<= 1;
        }
        bits = next;
        taken = 0;
    }
}
