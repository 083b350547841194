package dev.treadle.benchmarks.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where the actors of a round say that they are done, and how much they have done. Safe to use from
 * any thread.
 */
public final class Finish {

    private static final long LONGEST_SECONDS = 120;

    private final CountDownLatch missing;
    private final LongAdder done = new LongAdder();

    /**
     * Makes one.
     *
     * @param parties how many calls of {@link #arrive} end the round
     */
    public Finish(int parties) {
        missing = new CountDownLatch(parties);
    }

    /** Says that a party is done, and how much it has done. */
    public void arrive(long count) {
        done.add(count);
        missing.countDown();
    }

    /**
     * Waits for all parties.
     *
     * @param expected how much they should have done in sum
     * @throws WorkloadException if it is another sum, or they are not done within two minutes
     */
    public void await(long expected) {
        boolean ended;
        try {
            ended = missing.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkloadException("Interrupted with %s parties missing".formatted(missing));
        }
        if (!ended) {
            throw new WorkloadException(
                    "%d parties are not done after %d s, messages were lost"
                            .formatted(missing.getCount(), LONGEST_SECONDS));
        }
        if (done.sum() != expected) {
            throw new WorkloadException(
                    "The round did %d of what should be %d".formatted(done.sum(), expected));
        }
    }
}
