package dev.treadle.actor;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.exchange.Exchange;
import dev.treadle.exchange.Exchanges;
import dev.treadle.exchange.Undelivered;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Makes dead letters of what exchanges could not deliver. */
final class Undeliverable implements Consumer<Undelivered> {

    private static final String NAME = "dead-letters";

    private final DeadLetters deadLetters;

    Undeliverable(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** {@return the exchange for dead letters themselves, whose own failures go nowhere else} */
    static Exchange<DeadLetter> deadLetterExchange() {
        return new Exchanges(_ -> {}).exchange(NAME, DeadLetter.class);
    }

    @Override
    public void accept(Undelivered what) {
        Reason reason =
                switch (what.reason()) {
                    case CLOSED -> Reason.CLOSED;
                    case DROPPED, DETACHED -> Reason.DROPPED;
                    case FAILED -> Reason.FAILED;
                };
        if (reason == Reason.FAILED && isActors(what.to().orElse(null))) {
            return; // an actor that refuses a message has made a dead letter of it itself
        }
        deadLetters.publish(
                what.message(),
                what.to().map(to -> to + " by " + what.exchange()).orElse("" + what.exchange()),
                DeadLetters.running(),
                reason,
                what.cause().orElse(null));
    }

    private static boolean isActors(@Nullable Object subscriber) {
        return subscriber instanceof ActorRef<?> || subscriber instanceof MessageAdapter<?>;
    }
}
