package dev.treadle.pipeline;

import java.util.List;

/**
 * How a run went.
 *
 * @param done how many items came out
 * @param failures those that were left out, in the order in which they failed
 */
public record PipelineSummary(long done, List<StageException> failures) {

    /** Copies the list. */
    public PipelineSummary {
        failures = List.copyOf(failures);
    }
}
