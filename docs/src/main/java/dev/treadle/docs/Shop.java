package dev.treadle.docs;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ReplyTo;
import dev.treadle.docs.Account.Balance;
import dev.treadle.scheduler.Outcome;

// tag::own-question
/** Asks the bank, and goes on with other messages until the reply is there. */
final class Shop extends Actor<Shop.Command> {

    sealed interface Command {}

    record Buy(long cents, ReplyTo<String> replyTo) implements Command {}

    private record Checked(Buy buy, Outcome<Long> balance) implements Command {}

    private final ActorRef<Account.Command> account;

    Shop(ActorRef<Account.Command> account) {
        this.account = account;
    }

    @Override
    protected void receive(Command command) {
        switch (command) {
            case Buy buy ->
                    account.<Long>ask(Balance::new)
                            .onComplete(balance -> self().tell(new Checked(buy, balance)));
            case Checked(var buy, Outcome.Success(var balance)) ->
                    buy.replyTo().tell(balance < buy.cents() ? "too dear" : "yours");
            case Checked(var buy, Outcome.Failure(var cause)) -> buy.replyTo().fail(cause);
        }
    }
}
// end::own-question
