/**
 * What the workloads need of an actor runtime, and an adapter for each runtime, written as its own
 * users would write it.
 */
@NullMarked
package dev.treadle.benchmarks.port;

import org.jspecify.annotations.NullMarked;
