/**
 * Treadle beside its peers, in one run.
 *
 * <p>{@link dev.treadle.benchmarks.Benchmarks} is the launcher. What is measured is in {@code
 * workload}, on what in {@code port}, and how it is shown in {@code report}.
 */
@NullMarked
package dev.treadle.benchmarks;

import org.jspecify.annotations.NullMarked;
