package dev.treadle.samples.bank;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ReplyTo;

import java.util.HashMap;
import java.util.Map;

/**
 * Looks on. It is subscribed to the exchange on which the teller publishes each transfer that was
 * made, and works out from these alone what each account has gained or lost.
 */
final class Audit extends Actor<Audit.Message> {

    /** What the audit hears and can be asked. */
    sealed interface Message {}

    /** A transfer was made. */
    record Made(Transfer transfer) implements Message {}

    /** How many cents has each account gained? */
    record Gains(ReplyTo<Map<String, Long>> replyTo) implements Message {}

    private final Map<String, Long> gains = new HashMap<>();

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Made(Transfer(_, var from, var to, var cents)) -> {
                gains.merge(from, -cents, Long::sum);
                gains.merge(to, cents, Long::sum);
            }
            case Gains(var replyTo) -> replyTo.tell(Map.copyOf(gains));
        }
    }
}
