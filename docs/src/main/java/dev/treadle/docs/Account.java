package dev.treadle.docs;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ReplyTo;

// tag::account
public final class Account extends Actor<Account.Command> {

    public sealed interface Command {}

    public record Deposit(long cents) implements Command {}

    public record Withdraw(long cents, ReplyTo<Receipt> replyTo) implements Command {}

    public record Balance(ReplyTo<Long> replyTo) implements Command {}

    public sealed interface Receipt {}

    public record Paid(long left) implements Receipt {}

    public record Refused(long missing) implements Receipt {}

    private long balance;

    @Override
    protected void receive(Command command) {
        switch (command) {
            case Deposit(var cents) -> balance += cents;
            case Withdraw(var cents, var replyTo) -> replyTo.tell(withdraw(cents));
            case Balance(var replyTo) -> replyTo.tell(balance);
        }
    }

    private Receipt withdraw(long cents) {
        if (cents > balance) {
            return new Refused(cents - balance);
        }
        balance -= cents;
        return new Paid(balance);
    }
}
// end::account
