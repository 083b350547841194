package dev.treadle.samples.bank;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ReplyTo;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keeps the journal of each account, in memory: the one truth about who has how much. It does not
 * decide anything and never crashes; a real one would write to a disk here.
 */
final class Ledger extends Actor<Ledger.Request> {

    /** What the ledger can be told and asked. */
    sealed interface Request {}

    /** An account is opened with that many cents. */
    record Open(String account, long cents) implements Request {}

    /** A transfer has moved cents: into the account, or, where negative, out of it. */
    record Move(String account, long transfer, long cents) implements Request {}

    /** An account starts, or starts again, and needs to know how it stands. */
    record Recover(String account, ReplyTo<Statement> replyTo) implements Request {}

    /** What do all journals say? */
    record Close(ReplyTo<Map<String, Statement>> replyTo) implements Request {}

    private final Map<String, Journal> journals = new HashMap<>();

    @Override
    protected void receive(Request request) {
        switch (request) {
            case Open(var account, var cents) -> journals.put(account, new Journal(cents));
            case Move(var account, var transfer, var cents) -> of(account).append(transfer, cents);
            case Recover(var account, var replyTo) -> replyTo.tell(of(account).statement());
            case Close(var replyTo) -> replyTo.tell(statements());
        }
    }

    private Journal of(String account) {
        var journal = journals.get(account);
        if (journal == null) {
            throw new IllegalArgumentException("The ledger has no account '" + account + "'.");
        }
        return journal;
    }

    private Map<String, Statement> statements() {
        return journals.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> entry.getValue().statement()));
    }
}
