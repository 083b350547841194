package dev.treadle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.samples.bank.Account.Answer;
import dev.treadle.samples.bank.Account.Balance;
import dev.treadle.samples.bank.Account.Deposit;
import dev.treadle.samples.bank.Account.Done;
import dev.treadle.samples.bank.Account.Refused;
import dev.treadle.samples.bank.Account.Withdraw;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.ResultException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/** An account that crashes when told to, at each point there is. */
class AccountTest {

    private static final Transfer TRANSFER = new Transfer(7, "a", "b", 30);

    private final ActorSystem system = ActorSystem.create("bank");
    private final QuietChaos quiet = new QuietChaos();
    private final Fate fate = new Fate();
    private final ActorRef<Ledger.Request> ledger = system.spawn("ledger", Ledger::new);
    private final ActorRef<Account.Request> account = open();

    private ActorRef<Account.Request> open() {
        var chaos = new Chaos(0.5, fate, new LongAdder());
        ledger.tell(new Ledger.Open("a", 100));
        return system.spawn("a", () -> new Account("a", ledger, chaos));
    }

    @AfterEach
    void close() {
        system.close();
        quiet.close();
    }

    @Test
    void shouldNotPayMoreThanItHas() {
        var tooMuch = new Transfer(1, "a", "b", 101);

        assertThat(withdraw(tooMuch).await()).isEqualTo(new Refused(Rejection.INSUFFICIENT_FUNDS));
        assertThat(withdraw(new Transfer(2, "a", "b", 100)).await()).isEqualTo(new Done());
        assertBalance(0);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true"})
    void shouldPayOnceWhereverItCrashes(int point, boolean answered) {
        fate.crashNext(point);

        assertAnswered(withdraw(TRANSFER), answered);
        assertThat(withdraw(TRANSFER).await()).isEqualTo(new Done());

        assertBalance(70);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true"})
    void shouldBePaidOnceWhereverItCrashes(int point, boolean answered) {
        fate.crashNext(point);

        assertAnswered(deposit(), answered);
        assertThat(deposit().await()).isEqualTo(new Done());

        assertBalance(130);
    }

    @Test
    void shouldCrashAtTheEndWhereThereIsNoMiddle() {
        fate.crashNext(1);
        assertThat(ask().await()).isEqualTo(100);

        assertBalance(100);
        assertThat(fate.crashing()).isFalse();
    }

    private static void assertAnswered(Result<?> result, boolean answered) {
        if (answered) {
            assertThat(result.await()).isEqualTo(new Done());
        } else {
            assertThatThrownBy(result::await)
                    .isInstanceOf(ResultException.class)
                    .hasCauseInstanceOf(ChaosException.class);
        }
    }

    private void assertBalance(long cents) {
        Result<Map<String, Statement>> journals = ledger.ask(Ledger.Close::new);
        assertThat(ask().await()).isEqualTo(cents);
        assertThat(journals.await().get("a").balance()).isEqualTo(cents);
    }

    private Result<Answer> withdraw(Transfer transfer) {
        return account.ask(replyTo -> new Withdraw(transfer, replyTo));
    }

    private Result<Done> deposit() {
        return account.ask(replyTo -> new Deposit(TRANSFER, replyTo));
    }

    private Result<Long> ask() {
        return account.ask(Balance::new);
    }

    /** Randomness that does as it is told: crashes once, at the point that it was given. */
    private static final class Fate implements RandomGenerator {

        private static final int NOWHERE = -1;

        private volatile int point = NOWHERE;

        void crashNext(int atPoint) {
            point = atPoint;
        }

        boolean crashing() {
            return point != NOWHERE;
        }

        @Override
        public double nextDouble() {
            return crashing() ? 0 : 1;
        }

        @Override
        public int nextInt(int bound) {
            int chosen = point;
            point = NOWHERE;
            return chosen;
        }

        @Override
        public long nextLong() {
            return 0;
        }
    }
}
