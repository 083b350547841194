package dev.treadle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalTest {

    @Test
    void shouldBeginWithTheOpening() {
        assertThat(new Journal(50).statement()).isEqualTo(new Statement(50, 50, 0));
    }

    @Test
    void shouldAddUpMovementsAndKnowTheLowestAndTheLast() {
        var journal = new Journal(50);
        journal.append(7, -60);
        journal.append(9, 100);

        assertThat(journal.statement()).isEqualTo(new Statement(90, -10, 9));
    }

    @Test
    void shouldGrow() {
        var journal = new Journal(0);
        for (int id = 1; id <= 1_000; id++) {
            journal.append(id, id);
        }

        assertThat(journal.statement()).isEqualTo(new Statement(500_500, 0, 1_000));
    }
}
