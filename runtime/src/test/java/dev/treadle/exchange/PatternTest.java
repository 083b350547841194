package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class PatternTest {

    @ParameterizedTest
    @CsvSource({
        "orders, orders, true",
        "orders, order, false",
        "orders, orders.eu, false",
        "*, orders, true",
        "*, orders.eu, false",
        "orders.*, orders, false",
        "orders.*, orders.eu, true",
        "orders.*.created, orders.eu.created, true",
        "orders.*.created, orders.eu.deleted, false",
        "orders.*.created, orders.created, false",
        "orders.*.created, orders.eu.north.created, false",
        "#, orders, true",
        "#, orders.eu.created, true",
        "orders.#, orders, true",
        "orders.#, orders.eu.created, true",
        "orders.#, invoices.eu, false",
        "#.created, created, true",
        "#.created, orders.eu.created, true",
        "#.created, orders.created.eu, false",
        "orders.#.created, orders.created, true",
        "orders.#.created, orders.eu.north.created, true",
        "#.eu.#, orders.eu.created, true",
        "#.eu.#, eu, true",
        "#.eu.#, orders.us, false",
        "*.#, orders, true",
        "#.*, orders.eu, true",
        "*.#.*, orders, false",
        "*.#.*, orders.eu, true",
        "#.#, orders, true",
        "#.a.#.a, a, false",
        "#.a.#.a, a.a, true",
    })
    void shouldMatchAsAmqpSays(String pattern, String topic, boolean matches) {
        assertThat(Pattern.of(pattern).matches(List.of(topic.split("\\.")))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"#, true", "#.#, true", "*, false", "orders, false", "#.orders, false"})
    void shouldMatchNoWordsOnlyIfNoneIsAskedFor(String pattern, boolean matches) {
        assertThat(Pattern.of(pattern).matches(List.of())).isEqualTo(matches);
    }

    @Test
    void shouldNotSlowDownWithManyWildcards() {
        Pattern greedy = Pattern.of("#.a.".repeat(60) + "b");

        assertThat(greedy.matches(List.of("a.".repeat(120).split("\\.")))).isFalse();
    }
}
