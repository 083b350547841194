package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.SpawnException;
import dev.treadle.actor.SystemOptions;
import dev.treadle.docs.Account.Balance;
import dev.treadle.docs.Account.Deposit;
import dev.treadle.docs.Account.Paid;
import dev.treadle.docs.Account.Receipt;
import dev.treadle.docs.Account.Refused;
import dev.treadle.docs.Account.Withdraw;
import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.ManualTimers;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** The programs of docs/guide/protocols.md. */
class ProtocolsTest {

    private final Page page = Page.of("docs/guide/protocols.md");

    @Test
    void shouldTalkToAnAccount() {
        List<String> printed = Console.linesOf(ProtocolsTest::talk);

        assertThat(printed).containsExactly("There are 100 cents", "50 cents are missing");
    }

    private static void talk() {
        // tag::talk
        try (var bank = ActorSystem.create("bank")) {
            ActorRef<Account.Command> alice = bank.spawn("alice", Account::new);
            alice.tell(new Deposit(100));

            long balance = alice.ask(Balance::new).await();
            IO.println("There are %d cents".formatted(balance));

            Result<Receipt> receipt = alice.ask(replyTo -> new Withdraw(150, replyTo));
            switch (receipt.await()) {
                case Paid(var left) -> IO.println("%d cents are left".formatted(left));
                case Refused(var missing) -> IO.println("%d cents are missing".formatted(missing));
            }
        }
        // end::talk
    }

    @Test
    void shouldKnowTheTypeOfTheReply() {
        try (var bank = ActorSystem.create("bank")) {
            ActorRef<Account.Command> alice = bank.spawn("alice", Account::new);
            alice.tell(new Deposit(100));
            // tag::reply-types
            long balance = alice.ask(Balance::new).await();
            Result<Receipt> paid = alice.ask(replyTo -> new Withdraw(10, replyTo));
            Receipt again = alice.ask(Receipt.class, replyTo -> new Withdraw(10, replyTo)).await();
            // end::reply-types
            assertThat(balance).isEqualTo(100);
            assertThat(paid.await()).isEqualTo(new Paid(90));
            assertThat(again).isEqualTo(new Paid(80));
        }
    }

    @Test
    void shouldExpire() {
        // tag::manual-time
        var time = new ManualTimers();
        var live = Execution.start("test", DispatcherOptions.defaults());
        var execution = Execution.of(live.dispatcher(), time, live.random());
        var options = SystemOptions.defaults().execution(execution);
        try (live;
                var system = ActorSystem.create("test", options)) {
            ActorRef<Session.Command> session = system.spawn("session", Session::new);

            time.advance(Duration.ofMinutes(4));
            assertThat(session.isTerminated()).isFalse();

            time.advance(Duration.ofMinutes(1));
            session.join();
        }
        // end::manual-time
    }

    @Test
    void shouldRefuseNothingAtAll() {
        try (var bank = ActorSystem.create("bank")) {
            ActorRef<Account.Command> alice = bank.spawn("alice", Account::new);

            assertThatThrownBy(() -> tellNothing(alice))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("message");
            assertThatThrownBy(() -> bank.spawn("bob", () -> new Loan(-5)))
                    .isInstanceOf(SpawnException.class)
                    .satisfies(e -> page.shouldQuote(e.getMessage()));
        }
    }

    @SuppressWarnings("DataFlowIssue")
    private static void tellNothing(ActorRef<Account.Command> account) {
        account.tell(null);
    }

    private static final class Loan extends dev.treadle.actor.Actor<Account.Command> {
        Loan(long cents) {
            if (cents <= 0) {
                throw new IllegalArgumentException("a loan is more than zero, not " + cents);
            }
        }

        @Override
        protected void receive(Account.Command command) {}
    }
}
