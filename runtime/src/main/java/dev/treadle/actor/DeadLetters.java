package dev.treadle.actor;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.exchange.Exchange;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Where what was not handled goes: counted by reason, logged (the first ones, then ever more
 * seldom) and published for who wants to see each.
 */
final class DeadLetters {

    /** Bound while a letter is published: what its subscribers send in vain is not, without end. */
    private static final ScopedValue<DeadLetter> PUBLISHING = ScopedValue.newInstance();

    private final Map<Reason, LongAdder> counts = Figures.adders(Reason.class);
    private final Exchange<DeadLetter> exchange;

    DeadLetters(Exchange<DeadLetter> exchange) {
        this.exchange = exchange;
    }

    Exchange<DeadLetter> exchange() {
        return exchange;
    }

    long count(Reason reason) {
        return Figures.sum(counts.get(reason));
    }

    long count() {
        return Figures.sum(counts.values());
    }

    /** A message was not handled by the actor it was sent to. */
    void add(ActorCell<?> to, Object message, Reason reason, @Nullable Throwable cause) {
        String sender = givenUpBySender(reason) ? running() : null;
        publish(message, to.path(), sender, reason, cause);
    }

    /** {@return whether it is the sender's thread that makes the dead letter} */
    private static boolean givenUpBySender(Reason reason) {
        return switch (reason) {
            case CLOSED, MAILBOX_FULL, DROPPED, CEILING, INTERRUPTED, EXPIRED, UNROUTED -> true;
            case STOPPED, FAILED, UNHANDLED, LATE_REPLY -> false;
        };
    }

    /** A message made its handler throw; the failure itself is logged by supervision. */
    void failed(ActorCell<?> at, Object message, Throwable cause) {
        publish(message, at.path(), null, Reason.FAILED, cause);
    }

    /** A reply, or a failure, came after its ask had ended. */
    void late(ActorCell<?> from, Object reply) {
        publish(reply, "an ask of " + from.path(), running(), Reason.LATE_REPLY, null);
    }

    /** {@return the path of the actor on the current thread, if any} */
    static @Nullable String running() {
        ActorCell<?> running = ActorCell.current();
        return running == null ? null : running.path();
    }

    void publish(
            Object message,
            String recipient,
            @Nullable String sender,
            Reason reason,
            @Nullable Throwable cause) {
        LongAdder adder = counts.get(reason);
        if (adder != null) {
            adder.increment();
        }
        var letter =
                new DeadLetter(
                        message,
                        recipient,
                        Optional.ofNullable(sender),
                        reason,
                        Optional.ofNullable(cause));
        log(letter);
        if (!(message instanceof DeadLetter) && !PUBLISHING.isBound()) {
            ScopedValue.where(PUBLISHING, letter).run(() -> exchange.tell(letter));
        }
    }

    private void log(DeadLetter letter) {
        if (letter.reason() == Reason.FAILED) {
            return;
        }
        long count = count() - count(Reason.FAILED);
        if (Seldom.isLogged(count)) {
            System.getLogger(DeadLetter.class.getName())
                    .log(Level.WARNING, "Dead letter {0}: {1}", count, letter);
        }
    }
}
