package dev.treadle.actor;

import dev.treadle.mailbox.spi.Waiter;

import org.jspecify.annotations.Nullable;

/** One actor waits for another: for its reply, or for room in its mailbox. */
final class Wait {

    final ActorCell<?> who;
    final ActorCell<?> whom;
    private final @Nullable Ask<?> ask;
    private volatile @Nullable Waiter sender;
    private volatile boolean admitted;

    private Wait(ActorCell<?> who, ActorCell<?> whom, @Nullable Ask<?> ask) {
        this.who = who;
        this.whom = whom;
        this.ask = ask;
    }

    static Wait forReply(ActorCell<?> who, Ask<?> ask) {
        return new Wait(who, ask.target(), ask);
    }

    static Wait forRoom(ActorCell<?> who, ActorCell<?> whom) {
        return new Wait(who, whom, null);
    }

    /** {@return the ask that is awaited; null for a wait for room} */
    @Nullable Ask<?> ask() {
        return ask;
    }

    /** {@return whether the one waited for is the one who can end the wait} */
    boolean holds() {
        return ask == null ? !admitted : ask.held();
    }

    void sender(Waiter waiting) {
        sender = waiting;
    }

    /** Lets a sender pass though there is no room. */
    void admit() {
        admitted = true;
        Waiter waiting = sender;
        if (waiting != null) {
            waiting.signal();
        }
    }

    boolean admitted() {
        return admitted;
    }

    @Override
    public String toString() {
        return (ask == null ? "room in the mailbox of " : "the reply of ") + whom.path();
    }
}
