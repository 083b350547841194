package dev.treadle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.ActorSystem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Whatever crashes, the outcome is that of making one transfer after the other. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BankChaosTest {

    private static final long OPENING = 20_000;

    private final ActorSystem system = ActorSystem.create("bank");
    private final QuietChaos quiet = new QuietChaos();
    private final LongAdder crashes = new LongAdder();

    @AfterEach
    void close() {
        system.close();
        quiet.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0,      100, 5000, 1",
        "0.001, 1000, 5000, 2",
        "0.01,   100, 5000, 3",
        "0.01,     2, 2000, 4",
        "0.1,     10, 2000, 5",
        "0.5,    100, 1000, 6",
        "0.9,      5,  100, 7",
    })
    void shouldHaveTheOutcomeOfOneAfterTheOther(
            double chaos, int accounts, long transfers, long seed) {
        var expected = oneAfterTheOther(new GeneratedTransfers(seed, accounts, transfers));

        var books = run(new GeneratedTransfers(seed, accounts, transfers), chaos, seed);

        assertThat(books.findings()).isEmpty();
        assertThat(books.conserved()).isTrue();
        assertThat(books.paidIn()).isEqualTo(OPENING * accounts);
        assertThat(books.tally().abandoned()).isZero();
        assertThat(books.tally().made()).isEqualTo(expected.made());
        assertThat(books.tally().rejected()).isEqualTo(expected.rejected());
        assertThat(crashes.sum() > 0).isEqualTo(chaos > 0);
        assertThat(books.tally().repeats()).isLessThanOrEqualTo(crashes.sum());
    }

    @Test
    void shouldReportProgress() {
        var counted = new LongAdder();

        new Bank(system, new Accounts.Terms(OPENING, 0, 1, crashes))
                .run(
                        new GeneratedTransfers(1, 10, 20_000),
                        _ -> counted.increment(),
                        Duration.ofNanos(100_000));

        assertThat(counted.sum()).isPositive();
    }

    private Books run(TransferSource source, double chaos, long seed) {
        return new Bank(system, new Accounts.Terms(OPENING, chaos, seed, crashes))
                .run(source, _ -> {}, Duration.ofMillis(10));
    }

    private static Tally oneAfterTheOther(TransferSource source) {
        var balances = new HashMap<String, Long>();
        source.accounts().forEach(account -> balances.put(account, OPENING));
        var counters = new Counters();
        source.forEachRemaining(transfer -> {
            if (transfer.flaw().isPresent()) {
                counters.reject(transfer.flaw().get());
            } else if (balances.get(transfer.from()) < transfer.cents()) {
                counters.reject(Rejection.INSUFFICIENT_FUNDS);
            } else {
                balances.merge(transfer.from(), -transfer.cents(), Long::sum);
                balances.merge(transfer.to(), transfer.cents(), Long::sum);
                counters.make();
            }
        });
        return counters.tally();
    }
}
