/**
 * One thing at a time, chosen by a seed: what stands behind an execution that is simulated.
 *
 * <p>Threads pass a baton, and only the one that has it runs. Where it may have to wait, or others
 * may go first, it lets a strategy choose who is next, among the activations that are scheduled and
 * the threads that can go on. Time stands still until nobody can; then it moves to the next timer.
 */
@NullMarked
package dev.treadle.scheduler.simulation;

import org.jspecify.annotations.NullMarked;
