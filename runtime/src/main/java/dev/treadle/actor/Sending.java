package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.Overflow;
import dev.treadle.mailbox.SendInterruptedException;
import dev.treadle.scheduler.Result;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Function;

/** Brings letters into mailboxes, and decides what to do when one is full. */
final class Sending {

    private Sending() {}

    static void send(ActorCell<?> to, Object letter) {
        int flags = to.state();
        if ((flags & CellState.CLOSED) != 0) {
            to.discard(letter, Reason.CLOSED, null);
            return;
        }
        Luggage luggage = to.system.luggage();
        Object packed = luggage == null ? letter : luggage.pack(letter);
        if (to.system.probe() instanceof SimulatedProbe simulated) {
            simulated.sends();
        }
        Object sent = (flags & CellState.SAMPLED) == 0 ? packed : stamped(to, packed);
        if (!to.mailbox().offer(sent)) {
            overflow(to, packed);
        }
    }

    private static Object stamped(ActorCell<?> to, Object letter) {
        Probe probe = to.system.probe();
        return probe != null && to.clear(CellState.SAMPLED) ? probe.stamp(letter) : letter;
    }

    /** Sends if there is room. {@return whether it was sent; if not, nothing has happened} */
    static boolean offer(ActorCell<?> to, Object message) {
        Luggage luggage = to.system.luggage();
        return to.offerLetter(luggage == null ? message : luggage.pack(message));
    }

    /** Sends also where there is no room, up to the ceiling: news that nobody may wait with. */
    static void sendWithoutWait(ActorCell<?> to, Object letter) {
        if (to.has(CellState.CLOSED)) {
            to.discard(letter, Reason.CLOSED, null);
        } else if (!to.mailbox().offer(letter)) {
            admitOverCapacity(to, letter);
        }
    }

    static <M, R> Result<R> ask(
            ActorCell<M> to,
            @Nullable Class<R> replyType,
            Duration timeout,
            Function<ReplyTo<R>, ? extends M> question) {
        var ask = new Ask<>(to, replyType, timeout);
        ask.message(requireNonNull(question, "question").apply(ask));
        return send(to, ask);
    }

    static <M> Result<M> process(ActorCell<M> to, M message, @Nullable Ask<?> within) {
        Ask<M> ask = Ask.acknowledging(to, within);
        ask.message(message);
        return send(to, ask);
    }

    private static <R> Result<R> send(ActorCell<?> to, Ask<R> ask) {
        if (ask.isTooLate()) {
            to.discard(ask, Reason.EXPIRED, null);
            return ask.result();
        }
        try {
            send(to, (Object) ask);
        } catch (MailboxFullException | SendInterruptedException e) {
            return ask.result(); // it has ended with this for a reason
        }
        ask.begin();
        return ask.result();
    }

    private static void overflow(ActorCell<?> to, Object letter) {
        Overflow policy = to.overflow();
        to.system.figures().overflowed(policy);
        Events.overflowed(to, policy);
        switch (policy) {
            case BLOCK -> {
                if (ActorCell.current() == to) {
                    admitOverCapacity(to, letter);
                } else {
                    new WaitForRoom(to, letter).await();
                }
            }
            case FAIL -> {
                to.discard(letter, Reason.MAILBOX_FULL, null);
                throw new MailboxFullException(
                        "The mailbox of %s is full, its capacity is %d; send less, or let senders wait"
                                .formatted(to.path(), to.mailbox().capacity()));
            }
            case DROP_NEWEST, DROP_OLDEST -> to.discard(letter, Reason.DROPPED, null);
        }
    }

    static void admitOverCapacity(ActorCell<?> to, Object letter) {
        if (!to.mailbox().force(letter)) {
            to.discard(letter, Reason.CEILING, null);
            throw new MailboxFullException(
                    "The mailbox of %s holds %d messages, the ceiling; its senders must slow down"
                            .formatted(to.path(), to.mailbox().size()));
        }
        to.system.figures().admittedOverCapacity(to);
    }
}
