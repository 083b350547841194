package dev.treadle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.regex.Pattern;

class ProducerConsumerSampleTest {

    private static final Pattern TOOK = Pattern.compile("consumer-\\d+ took (\\d+) items");

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "2, 3, 1000, 10", "20, 1, 50, 1", "1, 20, 500, 1000"})
    void shouldConsumeEachItemOnceAndReachEveryConsumer(
            int producers, int consumers, int items, int capacity) {
        var run =
                CommandRun.of(
                        "producer-consumer",
                        "--producers=" + producers,
                        "--consumers=" + consumers,
                        "--items=" + items,
                        "--capacity=" + capacity);

        assertThat(run.status()).isZero();
        assertThat(run.lines()).hasSize(producers + 1 + consumers);
        assertThat(run.lines().subList(0, producers))
                .allMatch(line -> line.endsWith("put " + items + " items, and its last is done"));
        assertThat(run.lines().get(producers)).isEqualTo("all items are done; the queue is closed");
        var took = TOOK.matcher(run.out()).results().mapToInt(found -> count(found.group(1)));
        assertThat(took.sum()).isEqualTo(producers * items);
    }

    private static int count(String digits) {
        return Integer.parseInt(digits);
    }

    @ParameterizedTest
    @CsvSource({"--producers", "--consumers", "--items", "--capacity"})
    void shouldRefuseNone(String option) {
        var run = CommandRun.of("producer-consumer", option, "0");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().startsWith(option + " takes 1 to");
    }

    @Test
    void shouldRefuseWhatIsNoNumber() {
        var run = CommandRun.of("producer-consumer", "--items", "many");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains("--items", "'many'");
    }
}
