package dev.treadle.samples.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.treadle.samples.BadInputException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Transfers read from a CSV file as they are asked for: a header {@code from,to,cents}, and a
 * transfer a line, whose number becomes its id. A line that makes no sense is complained about with
 * its number, skipped and counted; an empty line is nothing.
 */
final class CsvTransfers implements TransferSource {

    private static final String SHIPPED = "transfers.csv";
    private static final String HEADER = "from,to,cents";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final BufferedReader reader;
    private final Consumer<String> complaints;
    private Optional<Transfer> next = Optional.empty();
    private long lineNumber = 1;
    private long skipped;

    private CsvTransfers(String name, BufferedReader reader, Consumer<String> complaints) {
        this.name = name;
        this.reader = reader;
        this.complaints = complaints;
    }

    /**
     * Opens a file, and reads its header.
     *
     * @param complaints is given a sentence for each line that makes no sense
     * @throws BadInputException if it cannot be read, or is no file of transfers
     */
    static CsvTransfers open(Path file, Consumer<String> complaints) {
        try {
            return read(file.toString(), Files.newInputStream(file), complaints);
        } catch (NoSuchFileException e) {
            throw new BadInputException("There is no file '" + file + "'.");
        } catch (IOException e) {
            throw new BadInputException("'%s' cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    /** {@return the transfers that are shipped with the sample} */
    static CsvTransfers shipped(Consumer<String> complaints) {
        try {
            var file = requireNonNull(CsvTransfers.class.getResourceAsStream(SHIPPED), SHIPPED);
            return read(SHIPPED, file, complaints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CsvTransfers read(String name, InputStream file, Consumer<String> complaints)
            throws IOException {
        var reader = new BufferedReader(new InputStreamReader(file, UTF_8));
        var header = reader.readLine();
        if (header == null || !header.replace(BYTE_ORDER_MARK, "").strip().equals(HEADER)) {
            reader.close();
            throw new BadInputException(
                    "'%s' does not begin with the header %s.".formatted(name, HEADER));
        }
        return new CsvTransfers(name, reader, complaints);
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty()) {
            var line = readLine();
            if (line.isEmpty()) {
                return false;
            }
            next = parse(line.get());
        }
        return true;
    }

    @Override
    public Transfer next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All lines of " + name + " were read.");
        }
        var transfer = next.orElseThrow();
        next = Optional.empty();
        return transfer;
    }

    private Optional<String> readLine() {
        try {
            lineNumber++;
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            throw new BadInputException(
                    "'%s' cannot be read from line %d on: %s."
                            .formatted(name, lineNumber, e.getMessage()));
        }
    }

    private Optional<Transfer> parse(String line) {
        try {
            return line.isBlank()
                    ? Optional.empty()
                    : Optional.of(TransferLine.parse(lineNumber, line));
        } catch (MalformedLineException malformed) {
            skipped++;
            complaints.accept(
                    "%s, line %d: %s; the line is skipped."
                            .formatted(name, lineNumber, malformed.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public List<String> accounts() {
        return List.of();
    }

    @Override
    public OptionalLong total() {
        return OptionalLong.empty();
    }

    @Override
    public long skipped() {
        return skipped;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + name, e);
        }
    }
}
