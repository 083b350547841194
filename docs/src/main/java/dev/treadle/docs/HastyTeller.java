package dev.treadle.docs;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;

// tag::teller
/** Pays out of an account, if there is enough in it. */
final class HastyTeller extends Actor<HastyTeller.Pay> {

    record Pay(long cents) {}

    private final ActorRef<Account.Command> account;

    HastyTeller(ActorRef<Account.Command> account) {
        this.account = account;
    }

    @Override
    protected void receive(Pay pay) {
        long balance = account.ask(Account.Balance::new).await();
        if (balance >= pay.cents()) {
            account.tell(new Account.Deposit(-pay.cents()));
        }
    }
}
// end::teller
