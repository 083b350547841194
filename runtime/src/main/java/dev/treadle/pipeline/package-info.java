/**
 * Work in stages, several workers to each, with bounded buffers between them.
 *
 * <p>A {@link dev.treadle.pipeline.Pipeline} says what the stages are and starts runs; a {@link
 * dev.treadle.pipeline.PipelineRun} says how one goes. Buffers are bounded, so the slowest stage
 * sets the pace, and the source is read no faster than that.
 */
@NullMarked
package dev.treadle.pipeline;

import org.jspecify.annotations.NullMarked;
