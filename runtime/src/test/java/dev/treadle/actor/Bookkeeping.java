package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What became of each message of a run, by its number. Safe to use from any thread. */
final class Bookkeeping {

    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicIntegerArray handled;
    private final AtomicIntegerArray dead;

    Bookkeeping(int most) {
        handled = new AtomicIntegerArray(most);
        dead = new AtomicIntegerArray(most);
    }

    /** {@return the number of a message that is going to be sent; negative if there were enough} */
    int next() {
        int number = numbers.getAndIncrement();
        return number < handled.length() ? number : -1;
    }

    int sent() {
        return Math.min(numbers.get(), handled.length());
    }

    void handled(int number) {
        handled.incrementAndGet(number);
    }

    void dead(int number) {
        dead.incrementAndGet(number);
    }

    /** Each message was handled once, or was one dead letter. */
    void assertAllAccountedFor() {
        for (int i = 0; i < sent(); i++) {
            assertThat(handled.get(i) + dead.get(i))
                    .as("message %d: handled %d, dead %d", i, handled.get(i), dead.get(i))
                    .isEqualTo(1);
        }
    }

    int handled() {
        return sum(handled);
    }

    int dead() {
        return sum(dead);
    }

    private int sum(AtomicIntegerArray counts) {
        int sum = 0;
        for (int i = 0; i < sent(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }
}
