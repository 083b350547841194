package dev.treadle.actor;

import dev.treadle.mailbox.spi.MessageQueue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What only the thread that runs an actor uses, and most actors never need: made when one does,
 * each part when it is used first.
 */
final class Desk {

    private @Nullable Asides asides;
    private @Nullable Watches watches;
    private @Nullable Restart restart;

    /** Letters that come before all that is in the mailbox. */
    private final ArrayDeque<Object> front = new ArrayDeque<>(0);

    /** One for each supervision that has decided. */
    private final List<RestartLog> failures = new ArrayList<>(0);

    /** What the actor has in registered thread-locals, while no thread runs it. */
    @Nullable Object @Nullable [] locals;

    /** {@return what comes before the next message of the mailbox, null if that comes next} */
    @Nullable Object next(MessageQueue<Object> mailbox) {
        Object first = front.poll();
        if (first != null) {
            return first;
        }
        return asides == null ? null : asides.next(mailbox.isEmpty());
    }

    /** Has a letter handled before all others. */
    void front(Object letter) {
        front.addFirst(letter);
    }

    /**
     * {@return a letter that came before the mailbox and will not be handled, null if none is left}
     */
    @Nullable Object giveUp() {
        return front.poll();
    }

    boolean isFrontEmpty() {
        return front.isEmpty();
    }

    /** {@return the restart that is going on, if one is} */
    @Nullable Restart restart() {
        return restart;
    }

    void restart(@Nullable Restart goingOn) {
        if (restart != null) {
            restart.cancel();
        }
        restart = goingOn;
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

    RestartLog failures(Supervision supervision) {
        for (RestartLog each : failures) {
            if (each.isFor(supervision)) {
                return each;
            }
        }
        var made = new RestartLog(supervision);
        failures.add(made);
        return made;
    }

    /** Clears what belongs to an instance that is given up. */
    void instanceEnds() {}

    /** Clears what an instance that ends with its children leaves: it watched them in vain. */
    void childrenEnd(ActorCell<?> parent) {
        if (watches != null) {
            watches.endIf(watched -> watched.parent() == parent);
        }
    }

    /** Clears the desk: there will be no more messages. */
    void clear() {
        restart(null);
        if (watches != null) {
            watches.endIf(_ -> true);
        }
    }
}
