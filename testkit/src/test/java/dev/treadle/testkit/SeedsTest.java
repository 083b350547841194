package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class SeedsTest {

    @Test
    void shouldCountFromOne() {
        assertThat(Seeds.of(3, Optional.empty(), Optional.empty()).stream())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void shouldBeTheOneThatTheTestNames() {
        assertThat(Seeds.of(1000, Optional.of(-7L), Optional.empty()).stream())
                .containsExactly(-7L);
    }

    @Test
    void shouldBeTheOneOfThePropertyAboveAll() {
        assertThat(Seeds.of(1000, Optional.of(7L), Optional.of(" 42")).stream())
                .containsExactly(42L);
    }

    @Test
    void shouldRefuseAPropertyThatIsNoNumber() {
        assertThatThrownBy(() -> Seeds.of(1000, Optional.empty(), Optional.of("forty-two")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "-Dtreadle.seed=forty-two names no seed;"
                                + " a seed is a whole number of at most 64 bits");
    }

    @Test
    void shouldRefuseToRunUnderNone() {
        assertThatThrownBy(() -> Seeds.of(0, Optional.empty(), Optional.empty()))
                .hasMessage("A simulation test runs under at least 1 seed, not 0");
    }
}
