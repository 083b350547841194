package dev.treadle.exchange;

import dev.treadle.mailbox.Recipient;

/**
 * A recipient that can refuse a message, and that can end: an actor is one.
 *
 * <p>An exchange lets go of a subscriber that has ended, without being told to.
 *
 * @param <M> the type of message
 */
public interface Subscriber<M> extends Recipient<M> {

    /**
     * Sends a message if it can be taken at once. Never waits.
     *
     * @param message the message, never null
     * @return false if the message was not taken, because there is no room or because this has
     *     ended
     */
    boolean offer(M message);

    /** {@return whether this has ended and takes no message any more} */
    boolean isTerminated();

    /**
     * Asks for a call when this ends.
     *
     * @param callback called once, on the thread that ends this; at once, on the caller's thread,
     *     if this has ended already. It is short and does not wait
     * @return forgets the callback when it is closed
     */
    Subscription whenTerminated(Runnable callback);
}
