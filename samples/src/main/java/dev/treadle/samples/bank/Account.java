package dev.treadle.samples.bank;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ReplyTo;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One account. Its balance is never below zero, and is always what its journal adds up to: a
 * movement goes to the ledger first, and an instance that replaces a crashed one begins with what
 * the ledger says. So it does not matter at which line it crashes.
 */
final class Account extends Actor<Account.Request> {

    /** What an account can be asked. */
    sealed interface Request {}

    /** Pay for a transfer. */
    record Withdraw(Transfer transfer, ReplyTo<Answer> replyTo) implements Request {}

    /** Take the money of a transfer. */
    record Deposit(Transfer transfer, ReplyTo<Done> replyTo) implements Request {}

    /** Say how many cents there are. */
    record Balance(ReplyTo<Long> replyTo) implements Request {}

    /** What comes of a request to pay. */
    sealed interface Answer {}

    /** The money was moved, now or when this was asked before. */
    record Done() implements Answer {}

    /** The money stays where it is. */
    record Refused(Rejection reason) implements Answer {}

    private final String name;
    private final ActorRef<Ledger.Request> ledger;
    private final Chaos chaos;
    private long balance;
    private long lastTransfer;

    /** Begins with what the ledger says. */
    Account(String name, ActorRef<Ledger.Request> ledger, Chaos chaos) {
        this(
                name,
                ledger,
                chaos,
                ledger.ask(Statement.class, replyTo -> new Ledger.Recover(name, replyTo)).await());
    }

    private Account(
            String name, ActorRef<Ledger.Request> ledger, Chaos chaos, Statement statement) {
        this.name = name;
        this.ledger = ledger;
        this.chaos = chaos;
        this.balance = statement.balance();
        this.lastTransfer = statement.lastTransfer();
    }

    /**
     * {@return what makes the instances of an account that was opened just now} The first knows how
     * it stands: to open 100,000 accounts is not to wait 100,000 times for the ledger.
     */
    static ActorFactory<Request> opened(
            String name, long cents, ActorRef<Ledger.Request> ledger, Chaos chaos) {
        var first = new AtomicBoolean(true);
        return () ->
                first.getAndSet(false)
                        ? new Account(name, ledger, chaos, new Statement(cents, cents, 0))
                        : new Account(name, ledger, chaos);
    }

    @Override
    protected void receive(Request request) {
        chaos.begin();
        switch (request) {
            case Withdraw(var transfer, var replyTo) -> replyTo.tell(withdraw(transfer));
            case Deposit(var transfer, var replyTo) -> replyTo.tell(deposit(transfer));
            case Balance(var replyTo) -> replyTo.tell(balance);
        }
        chaos.end();
    }

    private Answer withdraw(Transfer transfer) {
        if (transfer.id() == lastTransfer) {
            return new Done();
        }
        return balance < transfer.cents()
                ? new Refused(Rejection.INSUFFICIENT_FUNDS)
                : move(transfer, -transfer.cents());
    }

    private Done deposit(Transfer transfer) {
        return transfer.id() == lastTransfer ? new Done() : move(transfer, transfer.cents());
    }

    // tag::move
    /** The ledger comes first: what it has been told survives the crash that may follow. */
    private Done move(Transfer transfer, long cents) {
        ledger.tell(new Ledger.Move(name, transfer.id(), cents));
        chaos.middle();
        balance += cents;
        lastTransfer = transfer.id();
        return new Done();
    }
    // end::move
}
