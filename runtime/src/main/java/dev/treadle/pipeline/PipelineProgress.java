package dev.treadle.pipeline;

import java.util.Map;

/**
 * How far a run has come, as of one moment.
 *
 * @param taken how many items were taken from the source
 * @param done how many came out
 * @param failed how many failed
 * @param waiting how many wait before each stage, by its name, in the order of the stages
 */
public record PipelineProgress(long taken, long done, long failed, Map<String, Integer> waiting) {}
