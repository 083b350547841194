package dev.treadle.samples.bank;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.samples.BadInputException;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;
import dev.treadle.scheduler.ResultException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * A bank of account actors moves money between them, from a file of transfers or made up at random,
 * while its accounts crash and start again. Each transfer is a conversation of a teller with two
 * accounts; a ledger keeps the journal that a restarted account takes its balance from; an audit
 * looks on through an exchange. In the end the accounts, the ledger and the audit must agree to the
 * cent: the last line says whether they do, and so does the exit status.
 */
@Command(
        name = "bank",
        description = {
            "Account actors move money, and lose none even when they crash.",
            "Exit status: 0 if all money is still there, 1 if not, 2 for bad input."
        })
public final class BankSample extends Sample {

    @Mixin private SourceOptions sourceOptions = new SourceOptions();

    @Between(least = 0, most = 1_000_000_000_000L)
    @Option(
            names = "--opening",
            paramLabel = "CENTS",
            defaultValue = "100000",
            description = "Open each account with that much; ${DEFAULT-VALUE} unless given.")
    private long opening;

    @Between(least = 0, most = 1)
    @Option(
            names = "--chaos",
            paramLabel = "P",
            defaultValue = "0",
            description = "Crash account actors, with this probability at each message.")
    private double chaos;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = {
                "Run in a simulation, where this number decides all that is left to chance:",
                "transfers and crashes that are made up, and which actor goes next. Ends with a",
                "hash of the order in which all messages were handled."
            })
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--progress",
            description = "Show progress in one line, as on a terminal, wherever it goes.")
    private boolean oneLine;

    /** Makes the sample with its options as they are when none is given. */
    public BankSample() {}

    @Override
    protected Optional<Long> simulationSeed() {
        return seed;
    }

    @Override
    protected Ending run(ActorSystem system) {
        if (!(chaos >= 0 && chaos < 1)) {
            throw new BadInputException("--chaos takes 0 to less than 1, not " + chaos + ".");
        }
        long chosenSeed = seed.orElseGet(() -> system.random().nextLong(1_000_000));
        var crashes = new LongAdder();
        var terms = new Accounts.Terms(opening, chaos, chosenSeed, crashes);
        try (var source = sourceOptions.open(chosenSeed, err()::println);
                var _ = new QuietChaos()) {
            var books = work(system, terms, source);
            Summary.print(out(), books, source.skipped(), crashes.sum());
            return Ending.with(books.conserved() ? 0 : 1, Summary.verdict(books));
        }
    }

    private Books work(ActorSystem system, Accounts.Terms terms, TransferSource source) {
        var display = Display.of(out(), oneLine, source.total());
        ActorRef<Tally> progress = system.spawn("progress", Actor.of(display::show));
        try {
            return new Bank(system, terms).run(source, progress, display.period());
        } catch (ResultException failed) {
            throw failed.getCause() instanceof BadInputException unreadable ? unreadable : failed;
        } finally {
            progress.close();
            progress.join();
            display.end();
        }
    }
}
