package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Values both ways. */
class DialogueTest {

    private final List<Object> log = new ArrayList<>();

    private static Dialogue<Double, Double> average() {
        return Dialogue.of(out -> {
            double sum = 0;
            double mean = 0;
            for (int count = 1; ; count++) {
                sum += out.yield(mean).orElseThrow();
                mean = sum / count;
            }
        });
    }

    /** The generator actor of the documents: it is sent to, and cleans up when it is closed. */
    private Dialogue<String, Integer> printer() {
        return Dialogue.of(out -> {
            int count = 0;
            try {
                while (true) {
                    log.add("Got: " + out.yield(count++).orElse("nothing"));
                }
            } catch (GeneratorExit exit) {
                log.add("Actor terminating");
            }
        });
    }

    @Test
    void shouldAnswerEachValueWithTheNext() {
        try (Dialogue<Double, Double> average = average()) {
            assertThat(average.next()).isZero();
            assertThat(average.send(10.0)).isEqualTo(10.0);
            assertThat(average.send(30.0)).isEqualTo(20.0);
            assertThat(average.send(50.0)).isEqualTo(30.0);
        }
    }

    @Test
    void shouldBeAnActorThatIsSentToAndClosed() {
        Dialogue<String, Integer> printer = printer();
        printer.next();
        printer.send("Hello");
        printer.send("World");
        printer.next();
        printer.close();

        assertThat(log)
                .containsExactly("Got: Hello", "Got: World", "Got: nothing", "Actor terminating");
    }

    @Test
    void shouldPassAnswersOnToAnotherOne() {
        Dialogue<String, Integer> outer =
                Dialogue.of(out -> {
                    out.yieldFrom(
                            Dialogue.<String, Integer>of(inner -> {
                                log.add(inner.yield(1));
                                log.add(inner.yield(2));
                            }));
                    log.add(out.yield(3));
                });

        assertThat(outer.next()).isOne();
        assertThat(outer.send("a")).isEqualTo(2);
        assertThat(outer.next()).isEqualTo(3);
        assertThat(outer.answer("b")).isEmpty();
        assertThat(log).containsExactly(Optional.of("a"), Optional.empty(), Optional.of("b"));
    }

    @Test
    void shouldCloseWhatItStandsInFor() {
        Dialogue<String, Integer> outer = Dialogue.of(out -> out.yieldFrom(printer()));
        outer.next();
        outer.send("Hello");

        outer.close();

        assertThat(log).containsExactly("Got: Hello", "Actor terminating");
    }

    @Test
    void shouldRefuseAnAnswerToNothing() {
        Dialogue<String, Integer> printer = printer();

        assertThatThrownBy(() -> printer.send("too early"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call next() first");
        assertThat(printer.hasNext()).isTrue();
        assertThatThrownBy(() -> printer.send("has been resumed"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call next() first");
        printer.close();
        assertThatThrownBy(() -> printer.send("too late"))
                .isInstanceOf(NoSuchElementException.class);
    }
}
