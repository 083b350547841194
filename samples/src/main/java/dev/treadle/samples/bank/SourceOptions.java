package dev.treadle.samples.bank;

import dev.treadle.samples.BadInputException;
import dev.treadle.samples.Between;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The options that say where transfers come from. */
final class SourceOptions {

    private static final int ACCOUNTS = 1_000;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "Read transfers from a CSV file with the header from,to,cents. Without this"
                            + " and --transfers, a file of 10,000 transfers that is shipped.")
    private Optional<Path> input = Optional.empty();

    @Between(least = 0, most = 1_000_000_000)
    @Option(
            names = "--transfers",
            paramLabel = "N",
            description = "Make up that many transfers at random.")
    private Optional<Long> transfers = Optional.empty();

    @Between(least = 2, most = 1_000_000)
    @Option(
            names = "--accounts",
            paramLabel = "N",
            description = "Make them up between that many accounts; 1,000 unless given.")
    private Optional<Integer> accounts = Optional.empty();

    /**
     * Opens the source that was chosen.
     *
     * @param seed of what is made up
     * @param complaints is given a sentence for each line that makes no sense
     * @throws BadInputException if the options make no sense, or the file cannot be read
     */
    TransferSource open(long seed, Consumer<String> complaints) {
        if (input.isPresent() && transfers.isPresent()) {
            throw new BadInputException("--input and --transfers exclude each other.");
        }
        if (transfers.isPresent()) {
            long count = transfers.get();
            int among = accounts.orElse(ACCOUNTS);
            return new GeneratedTransfers(seed, among, count);
        }
        if (accounts.isPresent()) {
            throw new BadInputException(
                    "--accounts goes with --transfers; a file names its accounts itself.");
        }
        return input.<TransferSource>map(file -> CsvTransfers.open(file, complaints))
                .orElseGet(() -> CsvTransfers.shipped(complaints));
    }
}
