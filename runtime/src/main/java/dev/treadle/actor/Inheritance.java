package dev.treadle.actor;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxFullException;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.Optional;

/** Hands what an actor has left unhandled to whoever its heir names. */
final class Inheritance {

    private static final System.Logger LOG = System.getLogger(Heir.class.getName());

    private static final int LONGEST_LINE = 1_000;

    private Inheritance() {}

    /**
     * Passes a letter on, if it is a message that was sent, and there is someone to have it.
     *
     * @param bare the letter with nothing around it
     * @return whether it is no dead letter any more
     */
    static boolean pass(ActorCell<?> from, Object letter, Object bare, Reason reason) {
        Annex annex = from.annexIfAny();
        if (annex == null || annex.heir == null) {
            return false;
        }
        if (reason != Reason.STOPPED && reason != Reason.CLOSED) {
            return false;
        }
        if (bare instanceof SignalLetter || bare instanceof Adapted<?, ?>) {
            return false;
        }
        return switch (letter) {
            case Retried _ -> false;
            case Stamped(var inner, _) -> pass(from, inner, bare);
            default -> pass(from, letter, bare);
        };
    }

    private static boolean pass(ActorCell<?> from, Object letter, Object bare) {
        ActorCell<?> to = openHeir(from, Letters.content(bare));
        if (to == null) {
            return false;
        }
        if (bare instanceof Ask<?> ask) {
            ask.movedTo(to);
        }
        try {
            Sending.sendWithoutWait(to, letter);
        } catch (MailboxFullException e) {
            LOG.log(Level.DEBUG, "What {0} left was too much for {1}", from, to); // a dead letter
        }
        return true;
    }

    /** Asks heirs of heirs; a ring of them leads nowhere. {@return one that takes messages} */
    private static @Nullable ActorCell<?> openHeir(ActorCell<?> from, Object message) {
        ActorCell<?> at = from;
        for (int i = 0; i < LONGEST_LINE; i++) {
            Annex annex = at.annexIfAny();
            Heir<?> heir = annex == null ? null : annex.heir;
            ActorCell<?> next = heir == null ? null : heirOf(at, heir, message);
            if (next == null || !next.has(CellState.CLOSED)) {
                return next;
            }
            at = next;
        }
        return null;
    }

    @SuppressWarnings("unchecked") // an actor of M has an heir for M
    private static <M> @Nullable ActorCell<M> heirOf(
            ActorCell<?> from, Heir<M> heir, Object message) {
        try {
            Optional<ActorRef<M>> found = heir.heirOf((M) message);
            return (ActorCell<M>) found.orElse(null);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The heir of " + from.path() + " threw", e);
            return null;
        }
    }
}
