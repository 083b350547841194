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
}
