/** Figures, and how they are shown: tables and JSON. */
@NullMarked
package dev.treadle.benchmarks.report;

import org.jspecify.annotations.NullMarked;
