package dev.treadle.actor;

import dev.treadle.mailbox.spi.BlockedSenders;
import dev.treadle.mailbox.spi.MessageQueue;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What most actors never need, made when one does. Safe to use from any thread. */
final class Annex {

    private volatile @Nullable Children children;
    private volatile @Nullable BlockedSenders senders;
    private volatile @Nullable Terminations terminations;
    private volatile @Nullable Map<ActorCell<?>, Bond> bonds;
    private @Nullable Desk desk;

    /** What the thread that runs the actor has to see to. */
    final ConcurrentLinkedQueue<Noticed> notices = new ConcurrentLinkedQueue<>();

    /** The number of the message after which the notice came that arrives now. Own thread only. */
    int noticedAfter;

    /** What runs it on a thread of its own. Written before it runs, and before others know it. */
    @Nullable OwnLoop<?> loop;

    /** Who gets what the actor leaves unhandled. */
    volatile @Nullable Heir<?> heir;

    /** Whom the actor waits for. Written by the thread that runs it. */
    volatile @Nullable Wait waits;

    /**
     * What the actor ended of, if it failed. Written by the thread that runs it, before its end.
     */
    volatile @Nullable Throwable endedOf;

    /** Whether its parent fails with it. Written before what it ended of. */
    boolean escalates;

    /** Takes what comes before the mailbox, else a letter, whose room the next sender gets. */
    @Nullable Object poll(MessageQueue<Object> mailbox, MessageQueue.Seen seen) {
        Object first = desk == null ? null : desk.next(mailbox);
        if (first != null) {
            return first;
        }
        Object letter = mailbox.take(seen);
        if (letter != null) {
            if (desk != null) {
                desk.took();
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

    /** {@return its links, by the actors that it is linked to} */
    synchronized Map<ActorCell<?>, Bond> bonds() {
        Map<ActorCell<?>, Bond> made = bonds;
        if (made == null) {
            made = new ConcurrentHashMap<>(1);
            bonds = made;
        }
        return made;
    }

    /** For the thread that runs the actor. */
    @Nullable Desk deskIfAny() {
        return desk;
    }

    /** For the thread that runs the actor. */
    Desk desk() {
        Desk made = desk;
        if (made == null) {
            made = new Desk();
            desk = made;
        }
        return made;
    }
}
