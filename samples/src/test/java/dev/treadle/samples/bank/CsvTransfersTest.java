package dev.treadle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.samples.BadInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

class CsvTransfersTest {

    @TempDir private Path directory;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void shouldReadTransfersWithTheirLineAsId() throws IOException {
        try (var source = open("from,to,cents\na,b,1\n\nb,a,2\n")) {
            assertThat(source)
                    .toIterable()
                    .containsExactly(new Transfer(2, "a", "b", 1), new Transfer(4, "b", "a", 2));
            assertThatThrownBy(source::next).isInstanceOf(NoSuchElementException.class);
            assertThat(source.skipped()).isZero();
            assertThat(source.total()).isEmpty();
        }
    }

    @Test
    void shouldComplainOfMalformedLinesAndGoOn() throws IOException {
        try (var source = open("from,to,cents\nx\na,b,1\na,b,c\n")) {
            assertThat(source).toIterable().containsExactly(new Transfer(3, "a", "b", 1));
            assertThat(source.skipped()).isEqualTo(2);
            assertThat(complaints).hasSize(2);
            assertThat(complaints.getFirst()).contains("bank.csv, line 2: 1 columns");
            assertThat(complaints.getLast()).contains("bank.csv, line 4: 'c' is no");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFfrom,to,cents\na,b,1", "from,to,cents\r\na,b,1\r\n"})
    void shouldReadWhatOtherProgramsWrite(String content) throws IOException {
        try (var source = open(content)) {
            assertThat(source).toIterable().containsExactly(new Transfer(2, "a", "b", 1));
        }
    }

    @Test
    void shouldTakeBytesThatAreNoTextForMalformed() throws IOException {
        var file = directory.resolve("bank.csv");
        Files.writeString(file, "from,to,cents\nJürgen,bob,1\n", ISO_8859_1);

        try (var source = CsvTransfers.open(file, complaints::add)) {
            assertThat(source.hasNext()).isFalse();
            assertThat(source.skipped()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b,1\n", "from,to\n"})
    void shouldRefuseAFileWithoutTheHeader(String content) {
        assertThatThrownBy(() -> open(content))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("from,to,cents");
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        var file = directory.resolve("none.csv");

        assertThatThrownBy(() -> CsvTransfers.open(file, complaints::add))
                .isInstanceOf(BadInputException.class)
                .hasMessage("There is no file '" + file + "'.");
    }

    @Test
    void shouldSayThatADirectoryIsNoFile() {
        assertThatThrownBy(() -> CsvTransfers.open(directory, complaints::add))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("directory");
    }

    @Test
    void shouldShipTenThousandTransfersThatCanBeMadeUpAgain() throws IOException {
        try (var shipped = CsvTransfers.class.getResourceAsStream("transfers.csv")) {
            assertThat(new String(shipped.readAllBytes(), UTF_8))
                    .isEqualTo(ShippedTransfers.text());
        }
        try (var source = CsvTransfers.shipped(complaints::add)) {
            assertThat(source).toIterable().hasSize(10_000);
            assertThat(source.skipped()).isZero();
        }
    }

    private CsvTransfers open(String content) throws IOException {
        var file = directory.resolve("bank.csv");
        Files.writeString(file, content);
        return CsvTransfers.open(file, complaints::add);
    }
}
