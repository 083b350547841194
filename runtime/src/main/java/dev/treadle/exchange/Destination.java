package dev.treadle.exchange;

/** Where one copy of each message goes: to a recipient, or to one of a group. */
sealed interface Destination<M> permits Binding, Group {

    /**
     * Sends a message in the way that was chosen for it. May wait; throws nothing a caller fears.
     */
    Delivery deliver(M message);

    /** {@return whether that recipient, or its group, is who gets the messages} */
    boolean reaches(Address<M> other);
}
