package dev.treadle.benchmarks.workload;

/** A round did not do all of its work, or did some of it twice. */
public final class WorkloadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WorkloadException(String message) {
        super(message);
    }
}
