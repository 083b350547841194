package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class SeedsTest {

    private static final long[] NONE = {};

    @Test
    void shouldCountFromOne() {
        assertThat(Seeds.of(3, NONE, Optional.empty())).containsExactly(1, 2, 3);
    }

    @Test
    void shouldBeThoseThatTheTestNames() {
        assertThat(Seeds.of(1000, new long[] {-7, 42}, Optional.empty())).containsExactly(-7, 42);
    }

    @Test
    void shouldBeTheOneOfThePropertyAboveAll() {
        assertThat(Seeds.of(1000, new long[] {7}, Optional.of(" 42"))).containsExactly(42);
    }

    @Test
    void shouldRefuseAPropertyThatIsNoNumber() {
        assertThatThrownBy(() -> Seeds.of(1000, NONE, Optional.of("forty-two")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "-Dtreadle.seed=forty-two names no seed;"
                                + " a seed is a whole number of at most 64 bits");
    }

    @Test
    void shouldRefuseToRunUnderNone() {
        assertThatThrownBy(() -> Seeds.of(0, NONE, Optional.empty()))
                .hasMessage("A simulation test runs under at least 1 seed, not 0");
    }
}
