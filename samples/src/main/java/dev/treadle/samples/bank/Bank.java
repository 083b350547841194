package dev.treadle.samples.bank;

import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.Supervision;
import dev.treadle.mailbox.Recipient;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Result;

import java.time.Duration;
import java.util.Map;

/** One run of the bank: starts its actors, has all transfers worked off, and draws up the books. */
final class Bank {

    private final ActorSystem system;
    private final Accounts.Terms terms;
    private final ActorRef<Ledger.Request> ledger;
    private final ActorRef<Audit.Message> audit;

    Bank(ActorSystem system, Accounts.Terms terms) {
        this.system = system;
        this.terms = terms;
        this.ledger = system.spawn("ledger", Ledger::new);
        this.audit = system.spawn("audit", Audit::new);
    }

    /**
     * Works off all transfers, and waits for it.
     *
     * @param progress is told now and then how far it is
     * @param period how often
     */
    Books run(TransferSource source, Recipient<Tally> progress, Duration period) {
        long start = system.timers().nanoTime();
        var closing = workOff(source, progress, period);
        var took = Duration.ofNanos(system.timers().nanoTime() - start);
        Result<Map<String, Statement>> journals = ledger.ask(Ledger.Close::new);
        Result<Map<String, Long>> gains = audit.ask(Audit.Gains::new);
        var balances = Balances.of(closing.accounts());
        return Books.of(
                closing.tally(), took, terms.opening(), balances, journals.await(), gains.await());
    }

    private Teller.Closing workOff(
            TransferSource source, Recipient<Tally> progress, Duration period) {
        var exchange = system.exchange("transfers", Audit.Made.class);
        var closing = new Promise<Teller.Closing>();
        ActorRef<Teller.Message> teller =
                system.spawn(
                        "teller",
                        () -> new Teller(source, ledger, terms, exchange, closing),
                        ActorOptions.defaults().supervision(Supervision.stop()));
        var report = new Teller.Report(progress);
        var clock = system.timers().atFixedRate(period, period, () -> teller.offer(report));
        try (var _ = exchange.subscribe(audit)) {
            teller.tell(new Teller.Begin());
            return closing.result().await();
        } finally {
            clock.cancel();
        }
    }
}
