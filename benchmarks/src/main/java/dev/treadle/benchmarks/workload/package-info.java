/**
 * What is measured: workloads that are written once, against {@link
 * dev.treadle.benchmarks.port.Port}, and check their own results.
 *
 * <p>{@link dev.treadle.benchmarks.workload.Workloads} lists them: a new one is a class and a line
 * there.
 */
@NullMarked
package dev.treadle.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
