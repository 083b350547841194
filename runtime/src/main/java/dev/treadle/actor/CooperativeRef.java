package dev.treadle.actor;

import dev.treadle.exchange.Subscriber;
import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.SendInterruptedException;

/**
 * Where to send messages to a cooperative actor. Can be kept and sent to when it has ended: then
 * all that is sent is a {@link DeadLetter}.
 *
 * <p>Safe to use from any thread. What was written before a send <i>happens before</i> the
 * receiving of the message.
 *
 * @param <M> the type of message
 */
public sealed interface CooperativeRef<M> extends Subscriber<M> permits CooperativeCell {

    /** {@return the actor's name, which no other living actor of its scheduler has} */
    String name();

    /** {@return the names of the scheduler and the actor, with a slash} */
    String path();

    /**
     * Sends a message. Where the mailbox is full its policy decides: by default the call waits for
     * room, unless another actor of the same scheduler makes it, for which nobody could make room:
     * then the message is admitted over the capacity.
     *
     * @param message the message, never null
     * @throws MailboxFullException if the mailbox is full and its policy is to fail, or if the
     *     message was to be admitted over the capacity and the ceiling, 16 times the capacity, is
     *     reached; the message is a dead letter then
     * @throws SendInterruptedException if the thread is interrupted while it waits for room; the
     *     message is a dead letter then
     */
    @Override
    void tell(M message);

    /**
     * Lets the actor end when it has received all that was sent before: then {@code receive} throws
     * {@link ActorExit}. Refuses what is sent later. Returns at once.
     */
    void close();

    /**
     * Lets the actor end at its next {@code receive}; what it has not received is dead letters.
     * Returns at once.
     */
    void stop();
}
