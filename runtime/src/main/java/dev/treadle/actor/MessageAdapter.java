package dev.treadle.actor;

import dev.treadle.exchange.Subscriber;

/**
 * Takes messages of another type for an actor, and makes messages of the actor's own of them. It
 * fits wherever the other type is sent to: as the {@code replyTo} of a message, as the subscriber
 * of an exchange.
 *
 * <p>What is sent to it is in the actor's mailbox, in order with all else, and becomes a message of
 * the actor only when it is its turn, on the thread that runs the actor. It outlives a restart. A
 * mailbox with priorities is asked about what was sent. Safe to use from any thread.
 *
 * @param <T> the type of message that it takes
 */
public sealed interface MessageAdapter<T> extends Subscriber<T>, ReplyTo<T> permits OwnAdapter {

    /**
     * Takes a failure instead of a message. Unless the adapter has something to make of it, it is a
     * dead letter.
     *
     * @param cause what went wrong
     */
    @Override
    void fail(Throwable cause);
}
