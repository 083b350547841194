/**
 * Actors: state that only its own messages touch.
 *
 * <p>An {@link dev.treadle.actor.ActorSystem} spawns actors; an {@link dev.treadle.actor.ActorRef}
 * is what one sends to. An actor is an {@link dev.treadle.actor.Actor} that handles one message at
 * a time and takes no thread while it has none, or a {@link dev.treadle.actor.LoopingActor} that
 * receives its messages in plain sequential code. Handlers may block.
 *
 * <p>Messages from one sender to one receiver arrive in order, each exactly once as long as the
 * receiver lives. What cannot be delivered is a {@link dev.treadle.actor.DeadLetter}. A handler
 * sees all that the sender wrote before it sent, and all that the actor wrote in its earlier
 * messages.
 *
 * <p>Not here: messages to other machines.
 */
@NullMarked
package dev.treadle.actor;

import org.jspecify.annotations.NullMarked;
