package dev.treadle.actor;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.spi.BlockedSenders;
import dev.treadle.mailbox.spi.MessageQueue;

import org.jspecify.annotations.Nullable;

/** What is sent to an actor, and what becomes of what it does not handle. */
abstract class CellMail<M> extends CellState implements MessageQueue.Owner {

    final LocalActorSystem system;
    private final MessageQueue<Object> mailbox;

    CellMail(LocalActorSystem system, ActorOptions options) {
        this.system = system;
        MailboxOptions kind = options.mailboxOptions().orElse(system.options().mailbox());
        mailbox =
                MessageQueue.create(
                        Letters.unwrapping(kind), evicted -> drop(evicted, Reason.DROPPED), this);
    }

    abstract ActorCell<M> self();

    abstract Annex annex();

    abstract @Nullable Annex annexIfAny();

    /** Makes dead letters of what a selective receive has passed over. */
    abstract void drainSkipped();

    /** {@return whether no selective receive has passed over a message that is still there} */
    abstract boolean nothingSkipped();

    final MessageQueue<Object> mailbox() {
        return mailbox;
    }

    /** Sends a letter if the mailbox has room. {@return whether it has} */
    final boolean offerLetter(Object letter) {
        return !has(CLOSED) && mailbox.offer(letter);
    }

    /** Has the actor run unless it does already. Called after setting a flag that it shall see. */
    final void wake() {
        if (resume()) {
            launch();
        }
    }

    /** {@return whether this call ended its rest: then it is for the caller to have it run} */
    final boolean resume() {
        return mailbox.resume() || clear(SUSPENDED);
    }

    /** {@return whether nobody runs it, nor is about to} */
    final boolean atRest() {
        return mailbox.resting() || has(SUSPENDED);
    }

    /** {@return whether all that was sent before the close has been taken} */
    final boolean closedAndEmpty() {
        return has(CLOSED) && mailbox.isEmpty();
    }

    /**
     * Takes a letter that was seen in the mailbox, and lets in a sender that waits for the room.
     * {@return it, or null}
     */
    final @Nullable Object poll(MessageQueue.Seen seen) {
        Annex annex = annexIfAny();
        return annex == null ? mailbox.take(seen) : annex.poll(mailbox, seen);
    }

    /** For the thread that runs it. */
    final Desk desk() {
        return annex().desk();
    }

    /** For the thread that runs it. */
    final @Nullable Desk deskIfAny() {
        Annex annex = annexIfAny();
        return annex == null ? null : annex.deskIfAny();
    }

    /** Makes dead letters of all messages, and of those whose senders wait for room. */
    final void drain() {
        Annex annex = annexIfAny();
        BlockedSenders senders = annex == null ? null : annex.sendersIfAny();
        if (senders != null) {
            senders.wakeAll();
        }
        drainSkipped();
        for (Object letter = mailbox.poll(); letter != null; letter = mailbox.poll()) {
            discard(letter, Reason.STOPPED, null);
        }
    }

    /** Makes a dead letter of a letter that will not be handled. */
    final void discard(Object letter, Reason reason, @Nullable Throwable cause) {
        Object bare = Letters.bare(letter);
        if (Inheritance.pass(self(), letter, bare, reason)) {
            return;
        }
        if (letter instanceof Retried(_, _, var threw)) {
            system.letters().failed(self(), Letters.content(bare), threw);
            endAsk(bare, Reason.FAILED, threw);
        } else {
            if (!(bare instanceof Ask<?> ask && ask.returns(reason))) {
                system.letters().add(self(), Letters.content(bare), reason, cause);
            }
            endAsk(bare, reason, cause);
        }
    }

    /** Makes a dead letter of one that is given up on another thread than its sender's. */
    final void drop(Object letter, Reason reason) {
        Object bare = Letters.bare(letter);
        Object message = Letters.content(bare);
        system.letters().publish(message, self().path(), null, reason, null);
        endAsk(bare, reason, null);
    }

    /** Comes after the dead letter, so that who asked finds it there. */
    private static void endAsk(Object letter, Reason reason, @Nullable Throwable cause) {
        Ask<?> ask = Letters.ask(letter);
        if (ask != null) {
            ask.discarded(reason, cause);
        }
    }
}
