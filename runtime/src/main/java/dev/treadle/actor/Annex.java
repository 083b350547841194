package dev.treadle.actor;

import dev.treadle.mailbox.spi.BlockedSenders;
import dev.treadle.mailbox.spi.MessageQueue;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentLinkedQueue;

/** What most actors never need, made when one does. Safe to use from any thread. */
final class Annex {

    private volatile @Nullable Children children;
    private volatile @Nullable BlockedSenders senders;
    private volatile @Nullable Terminations terminations;
    private @Nullable RestartLog restarts;

    private @Nullable Signals signals;

    /** Children that have ended, for the thread that runs the actor. */
    final ConcurrentLinkedQueue<ActorCell<?>> ended = new ConcurrentLinkedQueue<>();

    /** Whom the actor waits for. Written by the thread that runs it. */
    volatile @Nullable Wait waits;

    /**
     * What the actor ended of, if it failed. Written by the thread that runs it, before its end.
     */
    volatile @Nullable Throwable endedOf;

    /** Takes a signal if it is its turn, else a letter, whose room the next sender gets. */
    @Nullable Object poll(MessageQueue<Object> mailbox) {
        SignalLetter signal = signals == null ? null : signals.next(mailbox.isEmpty());
        if (signal != null) {
            return signal;
        }
        Object letter = mailbox.poll();
        if (letter != null) {
            if (signals != null) {
                signals.took();
            }
            BlockedSenders waiting = senders;
            if (waiting != null && !waiting.isEmpty()) {
                mailbox.settle();
                waiting.wakeOne();
            }
        }
        return letter;
    }

    @Nullable Children childrenIfAny() {
        return children;
    }

    @Nullable BlockedSenders sendersIfAny() {
        return senders;
    }

    @Nullable Terminations terminationsIfAny() {
        return terminations;
    }

    Children children() {
        Children now = children;
        return now != null ? now : makeChildren();
    }

    private synchronized Children makeChildren() {
        Children made = children;
        if (made == null) {
            made = new Children();
            children = made;
        }
        return made;
    }

    synchronized BlockedSenders senders() {
        BlockedSenders made = senders;
        if (made == null) {
            made = new BlockedSenders();
            senders = made;
        }
        return made;
    }

    synchronized Terminations terminations() {
        Terminations made = terminations;
        if (made == null) {
            made = new Terminations();
            terminations = made;
        }
        return made;
    }

    /** For the thread that runs the actor. */
    Signals signals() {
        Signals made = signals;
        if (made == null) {
            made = new Signals();
            signals = made;
        }
        return made;
    }

    /** For the thread that runs the actor. */
    RestartLog restarts() {
        RestartLog made = restarts;
        if (made == null) {
            made = new RestartLog();
            restarts = made;
        }
        return made;
    }
}
