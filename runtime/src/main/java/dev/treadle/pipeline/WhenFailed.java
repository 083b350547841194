package dev.treadle.pipeline;

/** What becomes of a run when a stage throws. */
public enum WhenFailed {
    /** The run fails with a {@link StageException}; what is in it is thrown away. */
    END,
    /** The item is left out and counted, and its failure kept for the summary. */
    SKIP
}
