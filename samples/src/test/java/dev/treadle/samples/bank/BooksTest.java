package dev.treadle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class BooksTest {

    private static final long OPENING = 100;

    @Test
    void shouldBeConservedWhenAllThreeAgree() {
        var books = books(90, 110, -10, 10);

        assertThat(books.conserved()).isTrue();
        assertThat(books.findings()).isEmpty();
        assertThat(Summary.verdict(books))
                .isEqualTo("conserved: yes (200 cents paid in, 200 cents found)");
    }

    @Test
    void shouldMissACent() {
        var books = books(89, 110, -10, 10);

        assertThat(books.conserved()).isFalse();
        assertThat(books.findings())
                .containsExactly("a has 89 cents, the ledger says 90 and the audit 90");
        assertThat(Summary.verdict(books))
                .isEqualTo("conserved: NO (200 cents paid in, 199 cents found)");
    }

    @Test
    void shouldNotBeConsoledByASumThatIsRight() {
        var books = books(89, 111, -10, 10);

        assertThat(books.found()).isEqualTo(books.paidIn());
        assertThat(books.conserved()).isFalse();
    }

    @Test
    void shouldNoticeThatTheAuditDisagrees() {
        assertThat(books(90, 110, -10, 0).conserved()).isFalse();
    }

    @Test
    void shouldNoticeThatAnAccountWasOverdrawn() {
        var books =
                Books.of(
                        new Tally(0, Map.of(), 0, 0),
                        Duration.ofSeconds(1),
                        OPENING,
                        Map.of("a", 100L),
                        Map.of("a", new Statement(100, -1, 2)),
                        Map.of());

        assertThat(books.conserved()).isFalse();
        assertThat(books.findings()).containsExactly("a was overdrawn, down to -1 cents");
    }

    @Test
    void shouldNoticeThatAnAccountIsGone() {
        var books =
                Books.of(
                        new Tally(0, Map.of(), 1, 0),
                        Duration.ofSeconds(1),
                        OPENING,
                        Map.of(),
                        Map.of("a", new Statement(100, 100, 0)),
                        Map.of());

        assertThat(books.conserved()).isFalse();
        assertThat(books.findings()).singleElement().asString().startsWith("a has stopped");
    }

    private static Books books(long balanceOfA, long balanceOfB, long gainOfA, long gainOfB) {
        return Books.of(
                new Tally(1, Map.of(), 0, 0),
                Duration.ofSeconds(1),
                OPENING,
                Map.of("a", balanceOfA, "b", balanceOfB),
                Map.of("a", new Statement(90, 90, 1), "b", new Statement(110, 100, 1)),
                Map.of("a", gainOfA, "b", gainOfB));
    }
}
