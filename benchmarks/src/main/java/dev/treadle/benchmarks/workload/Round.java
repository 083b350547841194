package dev.treadle.benchmarks.workload;

/** One measured pass of a workload. */
@FunctionalInterface
public interface Round {

    /**
     * Does the work, waits until it is done, and checks that it was.
     *
     * @throws WorkloadException if it was not
     */
    void run();

    /**
     * {@return what was done beside the work so far, which a rate of its own is made of} Nothing,
     * unless the workload is a mixed one.
     */
    default long beside() {
        return 0;
    }

    /** Lets what runs beside the work come to its end, and waits for that. */
    default void end() {}
}
