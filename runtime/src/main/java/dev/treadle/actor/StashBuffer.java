package dev.treadle.actor;

/**
 * Messages that an actor puts aside to handle them later. Made by {@link ActorContext#stash}; for
 * use by the actor itself, on the thread that runs it.
 *
 * <p>An ask whose message is put aside goes on, with its way back and its time-out; scoped values
 * that came with a message stay with it. A restart puts all that is here back before what is in the
 * mailbox, in order; when the actor ends it becomes dead letters. A message whose handler throws is
 * not put aside.
 *
 * @param <M> the type of message of the actor
 */
public sealed interface StashBuffer<M> permits OwnStash {

    /**
     * Puts a message aside, behind those that were put aside before.
     *
     * @param message the message that is being handled, or any other
     * @throws StashOverflowException if there is no room
     */
    void stash(M message);

    /**
     * Has all messages handled before those in the mailbox, in the order in which they were put
     * aside, as soon as the current one is done with. One that is put aside again meanwhile stays
     * for the next time.
     */
    void unstashAll();

    /**
     * Has the first messages handled before those in the mailbox, as soon as the current one is
     * done with.
     *
     * @param atMost how many, zero or more
     */
    void unstash(int atMost);

    /** {@return how many messages are put aside} */
    int size();

    /** {@return how many messages can be put aside} */
    int capacity();

    /** {@return whether no message is put aside} */
    boolean isEmpty();

    /** {@return whether there is no more room} */
    boolean isFull();
}
