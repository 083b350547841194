package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.docs.Account.Balance;
import dev.treadle.docs.Account.Deposit;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** The programs of docs/guide/results.md that go well. */
class ResultsTest {

    @Test
    void shouldAwait() {
        try (var bank = ActorSystem.create("bank")) {
            ActorRef<Account.Command> alice = bank.spawn("alice", Account::new);
            alice.tell(new Deposit(100));
            // tag::await
            Result<Long> asked = alice.ask(Balance::new); // sends, and does not wait for the reply
            long balance = asked.await(); // waits, cheaply on a virtual thread
            // end::await
            assertThat(balance).isEqualTo(100);
        }
    }

    @Test
    void shouldCallBack() throws Exception {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        try (var bank = ActorSystem.create("bank")) {
            ActorRef<Account.Command> alice = bank.spawn("alice", Account::new);
            // tag::callback
            alice.<Long>ask(Balance::new)
                    .onComplete(outcome -> {
                        switch (outcome) {
                            case Outcome.Success(var cents) -> said.add(cents + " cents");
                            case Outcome.Failure(var cause) -> said.add(cause.getMessage());
                        }
                    });
            // end::callback
            assertThat(said.poll(20, SECONDS)).isEqualTo("0 cents");
        }
    }

    @Test
    void shouldAwaitAll() {
        try (var bank = ActorSystem.create("bank")) {
            List<ActorRef<Account.Command>> accounts =
                    Stream.of("alice", "bob", "carol")
                            .map(name -> bank.spawn(name, Account::new))
                            .toList();
            accounts.forEach(each -> each.tell(new Deposit(100)));
            // tag::all
            List<Result<Long>> asked =
                    accounts.stream().map(each -> each.<Long>ask(Balance::new)).toList();
            long total = Result.all(asked).await().stream().mapToLong(Long::longValue).sum();
            // end::all
            assertThat(total).isEqualTo(300);
        }
    }

    @Test
    void shouldBecomeAFuture() {
        try (var bank = ActorSystem.create("bank")) {
            ActorRef<Account.Command> alice = bank.spawn("alice", Account::new);
            // tag::future
            CompletableFuture<Long> future = alice.<Long>ask(Balance::new).toCompletableFuture();
            // end::future
            assertThat(future).succeedsWithin(20, SECONDS).isEqualTo(0L);
        }
    }

    @Test
    void shouldKeepAPromise() {
        // tag::promise
        var promise = new Promise<String>();
        Thread.startVirtualThread(() -> promise.complete("here it is"));
        String value = promise.result().await();
        // end::promise
        assertThat(value).isEqualTo("here it is");
    }

    @Test
    void shouldAskWithoutWaiting() {
        try (var bank = ActorSystem.create("bank")) {
            ActorRef<Account.Command> alice = bank.spawn("alice", Account::new);
            ActorRef<Shop.Command> shop = bank.spawn("shop", () -> new Shop(alice));
            alice.tell(new Deposit(100));

            Result<String> bread = shop.ask(replyTo -> new Shop.Buy(30, replyTo));
            Result<String> car = shop.ask(replyTo -> new Shop.Buy(30_000, replyTo));

            assertThat(bread.await()).isEqualTo("yours");
            assertThat(car.await()).isEqualTo("too dear");
        }
    }
}
