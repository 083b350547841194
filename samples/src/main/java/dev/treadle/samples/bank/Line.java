package dev.treadle.samples.bank;

import dev.treadle.actor.ActorRef;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * An account as the teller sees it: with a line of conversations in front of it, in the order of
 * their transfers. The first one has the account to itself. Not thread-safe: it belongs to the
 * teller.
 */
final class Line {

    private final ActorRef<Account.Request> account;
    private final Queue<Conversation> queue = new ArrayDeque<>(2);

    Line(ActorRef<Account.Request> account) {
        this.account = account;
    }

    ActorRef<Account.Request> account() {
        return account;
    }

    void join(Conversation conversation) {
        queue.add(conversation);
    }

    Optional<Conversation> first() {
        return Optional.ofNullable(queue.peek());
    }

    void leave() {
        queue.remove();
    }
}
