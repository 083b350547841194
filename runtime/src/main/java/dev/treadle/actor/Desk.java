package dev.treadle.actor;

import dev.treadle.mailbox.spi.MessageQueue;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What only the thread that runs an actor uses, and most actors never need: made when one does,
 * each part when it is used first.
 */
final class Desk {

    private @Nullable Asides asides;
    private @Nullable Watches watches;
    private @Nullable OwnTimers<?> timers;
    private @Nullable ReceiveTimeout<?> receiveTimeout;
    private @Nullable Restart restart;
    private @Nullable OwnStash<?> stashedIn;
    private @Nullable Object stashed;

    /** Letters that come before all that is in the mailbox. */
    private final ArrayDeque<Object> front = new ArrayDeque<>(0);

    /** What the instance puts messages aside in. */
    private final List<OwnStash<?>> stashes = new ArrayList<>(0);

    private @Nullable FailureLog failureLog;

    /** One for each supervision that has decided. */
    private final List<RestartLog> failures = new ArrayList<>(0);

    /** What the actor has in registered thread-locals, while no thread runs it. */
    @Nullable Object @Nullable [] locals;

    /** {@return what comes before the next message of the mailbox, null if that comes next} */
    @Nullable Object next(MessageQueue<Object> mailbox) {
        notStashed();
        if (receiveTimeout != null) {
            receiveTimeout.handled();
        }
        Object first = front.poll();
        if (first == null && asides != null) {
            first = asides.next(mailbox.isEmpty());
        }
        if (first != null && !(first instanceof SignalLetter)) {
            handling();
        }
        return first;
    }

    private void handling() {
        if (receiveTimeout != null) {
            receiveTimeout.handling();
        }
    }

    /** Has a letter handled before all others. */
    void front(Object letter) {
        front.addFirst(letter);
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
        handling();
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

    FailureLog failureLog() {
        FailureLog made = failureLog;
        if (made == null) {
            made = new FailureLog();
            failureLog = made;
        }
        return made;
    }

    @SuppressWarnings("unchecked") // there is one desk for each cell
    <M> OwnTimers<M> timers(ActorCell<M> cell) {
        OwnTimers<M> made = (OwnTimers<M>) timers;
        if (made == null) {
            made = new OwnTimers<>(cell);
            timers = made;
        }
        return made;
    }

    /** Sets or ends what comes when no message comes. */
    void receiveTimeout(@Nullable ReceiveTimeout<?> next) {
        if (receiveTimeout != null) {
            receiveTimeout.cancel();
        }
        receiveTimeout = next;
    }

    void add(OwnStash<?> stash) {
        stashes.add(stash);
    }

    /** Remembers what is put aside while a message is handled. */
    void stashed(OwnStash<?> in, Object letter) {
        stashedIn = in;
        stashed = letter;
    }

    /** Forgets it: the message has been handled. */
    void notStashed() {
        stashedIn = null;
        stashed = null;
    }

    /** A message whose handler threw is not put aside as well. */
    void failed(Object letter) {
        Object aside = stashed;
        if (stashedIn != null
                && aside != null
                && isOf(letter, Letters.bare(aside))
                && !stashedIn.forgetLast(aside)) {
            takeFromFront(aside);
        }
        notStashed();
    }

    @SuppressWarnings("ReferenceEquality") // that message, not one like it
    private static boolean isOf(Object letter, Object aside) {
        return aside == Letters.bare(letter) || aside == Letters.content(letter);
    }

    /** It was put aside and back again; the last such one is it. */
    @SuppressWarnings("ReferenceEquality") // that letter, not one like it
    private void takeFromFront(Object letter) {
        for (Iterator<Object> each = front.descendingIterator(); each.hasNext(); ) {
            if (each.next() == letter) {
                each.remove();
                return;
            }
        }
    }

    /** Clears what belongs to an instance that is given up: what it put aside waits again. */
    void instanceEnds() {
        if (timers != null) {
            timers.clear();
        }
        receiveTimeout(null);
        Object retried = front.peek() instanceof Retried ? front.poll() : null;
        stashes.reversed().forEach(OwnStash::putBack);
        stashes.clear();
        if (retried != null) {
            front.addFirst(retried);
        }
    }

    /** Clears what an instance that ends with its children leaves: it watched them in vain. */
    void childrenEnd(ActorCell<?> parent) {
        if (watches != null) {
            watches.endIf(watched -> watched.parent() == parent);
        }
    }

    /** Clears the desk: there will be no more messages. {@return what is left over, in order} */
    List<Object> clear() {
        restart(null);
        instanceEnds();
        if (watches != null) {
            watches.endIf(_ -> true);
        }
        List<Object> left = new ArrayList<>(front);
        front.clear();
        if (asides != null) {
            for (Aside each = asides.giveUp(); each != null; each = asides.giveUp()) {
                if (each instanceof Piped<?, ?> piped) {
                    left.add(piped.open());
                }
            }
        }
        return left;
    }
}
