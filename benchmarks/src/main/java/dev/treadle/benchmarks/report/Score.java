package dev.treadle.benchmarks.report;

import java.util.OptionalDouble;

/**
 * One figure of the report.
 *
 * @param workload what was measured; a percentile is a workload of its own
 * @param runtime the id of the runtime
 * @param value the figure
 * @param unit its unit
 * @param better which direction is better
 * @param error the half-width of its confidence interval at 99.9 %, where there is one
 */
public record Score(
        String workload,
        String runtime,
        double value,
        String unit,
        Better better,
        OptionalDouble error) {

    /** Which of two figures is the better one. */
    public enum Better {
        /** The higher one: a rate. */
        HIGHER,
        /** The lower one: a time, a size. */
        LOWER;
    }

    /** {@return how many times better this is than another figure for the same} */
    public double times(Score other) {
        return switch (better) {
            case HIGHER -> value / other.value;
            case LOWER -> other.value / value;
        };
    }
}
