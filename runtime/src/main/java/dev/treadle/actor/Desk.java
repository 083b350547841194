package dev.treadle.actor;

import dev.treadle.mailbox.spi.MessageQueue;

import org.jspecify.annotations.Nullable;

/**
 * What only the thread that runs an actor uses, and most actors never need: made when one does,
 * each part when it is used first.
 */
final class Desk {

    private @Nullable Asides asides;
    private @Nullable Watches watches;
    private @Nullable RestartLog restarts;

    /** What the actor has in registered thread-locals, while no thread runs it. */
    @Nullable Object @Nullable [] locals;

    /** {@return what comes before the next message of the mailbox, null if that comes next} */
    @Nullable Object next(MessageQueue<Object> mailbox) {
        return asides == null ? null : asides.next(mailbox.isEmpty());
    }

    /** A message of the mailbox has been taken. */
    void took() {
        if (asides != null) {
            asides.took();
        }
    }

    Asides asides() {
        Asides made = asides;
        if (made == null) {
            made = new Asides();
            asides = made;
        }
        return made;
    }

    Watches watches() {
        Watches made = watches;
        if (made == null) {
            made = new Watches();
            watches = made;
        }
        return made;
    }

    RestartLog restarts() {
        RestartLog made = restarts;
        if (made == null) {
            made = new RestartLog();
            restarts = made;
        }
        return made;
    }

    /** Clears what an instance that ends with its children leaves: it watched them in vain. */
    void childrenEnd(ActorCell<?> parent) {
        if (watches != null) {
            watches.endIf(watched -> watched.parent() == parent);
        }
    }

    /** Clears the desk: there will be no more messages. */
    void clear() {
        if (watches != null) {
            watches.endIf(_ -> true);
        }
    }
}
