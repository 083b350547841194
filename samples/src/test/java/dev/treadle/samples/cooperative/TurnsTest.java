package dev.treadle.samples.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.CommandRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

/** The samples whose tasks and actors take turns. */
class TurnsTest {

    private static final String COUNTDOWN =
            """
            T-minus 10
            T-minus 5
            Counting up 0
            T-minus 9
            T-minus 4
            Counting up 1
            T-minus 8
            T-minus 3
            Counting up 2
            T-minus 7
            T-minus 2
            Counting up 3
            T-minus 6
            T-minus 1
            Counting up 4
            T-minus 5
            Blastoff!
            Counting up 5
            T-minus 4
            Counting up 6
            T-minus 3
            Counting up 7
            T-minus 2
            Counting up 8
            T-minus 1
            Counting up 9
            Blastoff!
            Counting up 10
            Counting up 11
            Counting up 12
            Counting up 13
            Counting up 14
            """;

    @Test
    void shouldCountInTurnsToTheLetter() {
        var run = CommandRun.of("countdown");

        assertThat(run.status()).isZero();
        assertThat(run.lines()).containsExactlyElementsOf(COUNTDOWN.lines().toList());
    }

    @Test
    void shouldCountFromTenThousandUnlessTold() {
        assertCounts(10_000, CommandRun.of("counter"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000_000})
    void shouldCountFromAsFarAsTold(int from) {
        assertCounts(from, CommandRun.of("counter", "" + from));
    }

    private static void assertCounts(int from, CommandRun run) {
        List<String> expected =
                IntStream.range(0, from).mapToObj(i -> "Got: " + (from - i)).toList();
        assertThat(run.status()).isZero();
        assertThat(run.lines().equals(expected)).isTrue();
    }

    @Test
    void shouldRefuseToCountFromLessThanNothing() {
        var run = CommandRun.of("counter", "--", "-1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).isEqualToIgnoringNewLines("N takes 0 to 100,000,000, not -1.");
    }

    @Test
    void shouldSelectWhateverComes() {
        var run = CommandRun.of("select", "--pause-ms", "5000");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .contains("order: tea", "order: cake", "number: 42", "socket: hello")
                .hasSize(5)
                .endsWith("nothing for a while");
    }
}
