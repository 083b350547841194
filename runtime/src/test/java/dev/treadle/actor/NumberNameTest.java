package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of actors that were given none. */
class NumberNameTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 9, 10, 4_294_967_296L, 999_999_999_999_999_999L})
    void shouldHaveTheHashOfTheirNumber(long number) {
        assertThat(NumberName.hash(NumberName.of(number))).isEqualTo(NumberName.hash(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "7", "$x", "$1x", "$-1", "$+1", "$ 1", "$\u0661", "\u20ac1"})
    void shouldNotBeTakenForOthers(String name) {
        assertThat(NumberName.hash(name)).isEqualTo(name.hashCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$007", "$0", "$999999999999999999"})
    void shouldShareTheirHashWithWhatOnlyLooksLikeThem(String name) {
        long number = Long.parseLong(name.substring(1));

        assertThat(NumberName.hash(name)).isEqualTo(NumberName.hash(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$1000000000000000000", "$99999999999999999999999"})
    void shouldNotBeLongerThanANumberCanBe(String name) {
        assertThat(NumberName.hash(name)).isEqualTo(name.hashCode());
    }
}
