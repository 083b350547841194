package dev.treadle.samples.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.CommandRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.regex.Pattern;

class LifeSampleTest {

    private static final Pattern MILLIS = Pattern.compile("after (\\d+) ms");

    @Test
    void shouldMoveTheGlider() {
        var run = CommandRun.of("life");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .filteredOn(line -> !line.startsWith("generation"))
                .isEqualTo(
                        List.of(
                                "---*-----",
                                "----*----",
                                "--***----",
                                "---------",
                                "---------",
                                "---------",
                                "--*-*----",
                                "---**----",
                                "---*-----",
                                "---------",
                                "---------",
                                "----*----",
                                "--*-*----",
                                "---**----",
                                "---------",
                                "---------",
                                "---*-----",
                                "----**---",
                                "---**----",
                                "---------",
                                "---------",
                                "----*----",
                                "-----*---",
                                "---***---",
                                "---------"));
        assertThat(run.lines().getFirst()).isEqualTo("generation 0, 5 alive");
    }

    /** One after the other they would take more than a quarter of an hour. */
    @Test
    void shouldLetTenThousandCellsWaitTogether() {
        var run =
                CommandRun.of("life", "--size", "100x100", "--io-ms", "100", "--generations", "10");

        assertThat(run.status()).isZero();
        var fastest =
                MILLIS.matcher(run.out())
                        .results()
                        .mapToInt(each -> Integer.parseInt(each.group(1)))
                        .min();
        assertThat(fastest.orElseThrow()).isBetween(100, 2_000);
    }

    @Test
    void shouldNameTheCellThatFails() {
        var run = CommandRun.of("life", "--break", "3,4");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines().getLast())
                .isEqualTo("The cell in row 3, column 4 failed: the database is gone");
    }

    @Test
    void shouldBeTheSameForTheSameSeed() {
        String[] arguments = {"life", "--size", "10x10", "--random", "7", "--generations", "3"};
        assertThat(CommandRun.of(arguments).lines())
                .filteredOn(line -> !line.startsWith("generation"))
                .isEqualTo(
                        CommandRun.of(arguments).lines().stream()
                                .filter(line -> !line.startsWith("generation"))
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "axb", "0x5", "5x-1"})
    void shouldRefuseWhatIsNoSize(String size) {
        var run = CommandRun.of("life", "--size", size);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().startsWith("--size takes");
    }
}
