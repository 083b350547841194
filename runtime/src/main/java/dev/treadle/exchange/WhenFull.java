package dev.treadle.exchange;

/** What happens to a message whose subscriber has no room for it. */
public enum WhenFull {

    /**
     * The message is sent by {@code tell}, so that the subscriber's own rule holds. An actor whose
     * mailbox blocks makes the publisher wait.
     */
    WAIT,

    /** The message is dropped for this subscriber, counted and reported. */
    DROP,

    /**
     * The message is dropped for this subscriber, counted and reported, and the subscription ends.
     */
    DETACH
}
