/**
 * What is not measured by JMH: sizes, latencies, start-up, and what idleness costs. Each probe runs
 * in JVMs of its own.
 */
@NullMarked
package dev.treadle.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
