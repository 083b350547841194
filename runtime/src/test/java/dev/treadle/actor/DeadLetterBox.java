package dev.treadle.actor;

import dev.treadle.actor.DeadLetter.Reason;

import java.util.List;

/** The dead letters of a system, from the moment this is made. */
final class DeadLetterBox {

    private final Inbox<DeadLetter> inbox = new Inbox<>();

    DeadLetterBox(ActorSystem system) {
        system.deadLetters().attach(inbox);
    }

    List<DeadLetter> all() {
        return inbox.messages();
    }

    List<Object> messages(Reason reason) {
        return all().stream()
                .filter(letter -> letter.reason() == reason)
                .map(DeadLetter::message)
                .toList();
    }

    DeadLetter only() {
        List<DeadLetter> found = inbox.await(1);
        if (found.size() > 1) {
            throw new AssertionError("expected one dead letter, not " + found);
        }
        return found.getFirst();
    }
}
