/**
 * Runs whole actor systems one step at a time, in virtual time, in an order that a seed decides.
 *
 * <p>Begin with {@link dev.treadle.simulation.Simulator#seed}. A test that fails under a seed fails
 * under it again: the same steps in the same order, at the same virtual times. Other seeds are
 * other orders in which the messages of different senders may come, that the actors of a real
 * system may meet any day.
 *
 * <p>What is under control: which actor handles a message next, whether another one goes first when
 * a message is about to be sent, all that waits in Treadle's own calls, the clock and the timers,
 * and {@link dev.treadle.actor.ActorSystem#random}. What is not: threads that nobody started
 * through the simulation, calls that block outside of Treadle, the system's clock, and the order of
 * a hash table whose keys have no hash code of their own.
 */
@NullMarked
package dev.treadle.simulation;

import org.jspecify.annotations.NullMarked;
