package dev.treadle.mailbox;

/** What happens to a message that is sent to a full mailbox. */
public enum Overflow {

    /** The sender waits until there is room. */
    BLOCK,

    /** The sender gets a {@link MailboxFullException}. */
    FAIL,

    /** The message that is being sent is dropped. */
    DROP_NEWEST,

    /**
     * The message that has waited longest makes room. In a priority mailbox that is the oldest one
     * of the lowest priority; the message being sent counts as the newest of its priority.
     */
    DROP_OLDEST
}
