package dev.treadle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;

class GeneratedTransfersTest {

    @Test
    void shouldBeTheSameForTheSameSeed() {
        assertThat(all(1)).hasSize(1_000).isEqualTo(all(1)).isNotEqualTo(all(2));
    }

    @Test
    void shouldMovePositiveAmountsBetweenTheAccounts() {
        var accounts = new GeneratedTransfers(1, 7, 1_000).accounts();

        assertThat(accounts).hasSize(7);
        assertThat(all(1))
                .allSatisfy(transfer -> {
                    assertThat(transfer.cents()).isPositive();
                    assertThat(accounts).contains(transfer.from(), transfer.to());
                });
        assertThat(new HashSet<>(all(1).stream().map(Transfer::id).toList())).hasSize(1_000);
    }

    @Test
    void shouldEnd() {
        var none = new GeneratedTransfers(1, 7, 0);

        assertThat(none.hasNext()).isFalse();
        assertThat(none.total()).hasValue(0);
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }

    private static List<Transfer> all(long seed) {
        var transfers = new ArrayList<Transfer>();
        new GeneratedTransfers(seed, 7, 1_000).forEachRemaining(transfers::add);
        return transfers;
    }
}
