package dev.treadle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.CommandRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class BankSampleTest {

    @TempDir private Path directory;

    @Test
    void shouldWorkOffTheFileThatIsShipped() {
        var run = CommandRun.of("bank");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("accounts   100\n", "crashes    0,");
        assertThat(run.lines().getLast())
                .isEqualTo("conserved: yes (10,000,000 cents paid in, 10,000,000 cents found)");
    }

    @Test
    void shouldMakeTransfersInTheOrderOfTheFile() throws IOException {
        var run =
                CommandRun.of(
                        "bank",
                        "--opening=100",
                        "--input="
                                + file(
                                        """
                                        from,to,cents
                                        alice,bob,100
                                        bob,carol,200
                                        carol,alice,301
                                        carol,alice,300
                                        alice,dave,301
                                        """));

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("transfers  3 made, 2 rejected\n", " 2: insufficient funds\n")
                .contains("accounts   4\n");
    }

    @Test
    void shouldSkipMalformedLinesAndSayWhy() throws IOException {
        var file = file("from,to,cents\nalice,bob,5\nalice,bob\nbob,bob,5\nbob,alice,0\n");

        var run = CommandRun.of("bank", "--input", file);

        assertThat(run.status()).isZero();
        assertThat(run.err().lines()).singleElement().asString().contains(file + ", line 3: ");
        assertThat(run.out())
                .contains("transfers  1 made, 2 rejected\n", "skipped    1 malformed lines\n")
                .contains(" 1: same account\n", " 1: no positive amount\n");
    }

    @Test
    void shouldHaveNothingToDoWithoutTransfers() throws IOException {
        var run = CommandRun.of("bank", "--input", file("from,to,cents\n"));

        assertThat(run.status()).isZero();
        assertThat(run.lines().getLast())
                .isEqualTo("conserved: yes (0 cents paid in, 0 cents found)");
    }

    @Test
    void shouldSayInOneSentenceThatAFileIsMissing() {
        var run = CommandRun.of("bank", "--input", "no/such.csv");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).containsExactly("There is no file 'no/such.csv'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--chaos 1                    | --chaos takes",
                "--chaos -0.1                 | --chaos takes",
                "--chaos NaN                  | --chaos takes",
                "--chaos much                 | --chaos",
                "--opening -1                 | --opening takes",
                "--transfers -1               | --transfers takes",
                "--transfers 5 --accounts 1   | --accounts takes",
                "--accounts 5                 | --transfers",
                "--transfers 5 --input x.csv  | --input",
            })
    void shouldRefuseOptionsThatMakeNoSense(String options, String complaint) {
        var run = CommandRun.of(("bank " + options).split(" ", -1));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains(complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--progress", "--seed=1"})
    void shouldSummariseOnLinesOfTheirOwn(String option) {
        var run = CommandRun.of("bank", "--transfers=2000", "--accounts=20", option);

        assertThat(run.out().replaceAll("\r[^\r\n]*\u001b\\[K", "")).contains("transfers  ");
        assertThat(run.lines().getLast()).startsWith("conserved: yes (2,000,000 cents");
    }

    @Test
    void shouldEndWithTheVerdictAlsoBehindATableOfMeters() {
        var run = CommandRun.of("bank", "--metrics", "--chaos=0.01");

        assertThat(run.lines())
                .anyMatch(line -> line.matches("treadle.actor.messages .*type=Account.*messages"));
        assertThat(run.lines().getLast()).startsWith("conserved: yes");
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("bank.csv"), content).toString();
    }
}
