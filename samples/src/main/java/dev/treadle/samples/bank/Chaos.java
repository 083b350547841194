package dev.treadle.samples.bank;

import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/**
 * Makes the account it belongs to crash at random, at a random point of a message's handling. It
 * outlives the instances of its account, so that a new instance does not meet the same fate again.
 * Not thread-safe: it is used by its account alone.
 */
final class Chaos {

    private enum Point {
        NOWHERE,
        BEGIN,
        MIDDLE,
        END
    }

    private static final Point[] CRASHES = {Point.BEGIN, Point.MIDDLE, Point.END};

    private final double probability;
    private final RandomGenerator random;
    private final LongAdder crashes;
    private Point next = Point.NOWHERE;

    /**
     * @param probability of a crash, for each message
     * @param crashes counts those there were
     */
    Chaos(double probability, RandomGenerator random, LongAdder crashes) {
        this.probability = probability;
        this.random = random;
        this.crashes = crashes;
    }

    /** Before anything was done; the fate of this message is decided here. */
    void begin() {
        next =
                probability > 0 && random.nextDouble() < probability
                        ? CRASHES[random.nextInt(CRASHES.length)]
                        : Point.NOWHERE;
        crashAt(Point.BEGIN);
    }

    /** After the ledger was told, and before the reply. */
    void middle() {
        crashAt(Point.MIDDLE);
    }

    /** After the reply; the last chance for a message that had no middle, too. */
    void end() {
        if (next != Point.NOWHERE) {
            crashAt(next);
        }
    }

    private void crashAt(Point point) {
        if (next == point) {
            next = Point.NOWHERE;
            crashes.increment();
            throw new ChaosException("Crashed on purpose, at " + point + ".");
        }
    }
}
