/**
 * One thing at a time: generators, and tasks that take turns.
 *
 * <p>A {@link dev.treadle.cooperative.Generator} is plain code that yields values. A {@link
 * dev.treadle.cooperative.CooperativeScheduler} runs many tasks on one turn, round robin: each runs
 * until it yields, and may yield an {@link dev.treadle.cooperative.Event} to wait for. So what
 * tasks share needs no lock.
 *
 * <p>A body of plain code runs on a virtual thread of its own, one at a time. A task that blocks
 * stops all the others of its scheduler: offload what blocks.
 */
@NullMarked
package dev.treadle.cooperative;

import org.jspecify.annotations.NullMarked;
