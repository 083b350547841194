/** Who runs when: the dispatcher, the clock and its timers, and results to wait for. */
@NullMarked
package dev.treadle.scheduler;

import org.jspecify.annotations.NullMarked;
