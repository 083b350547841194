package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @Test
    void shouldSplitAtDots() {
        assertThat(Words.of("topic", "orders.eu.created"))
                .containsExactly("orders", "eu", "created");
        assertThat(Words.of("topic", "orders")).containsExactly("orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "a.",
                ".a",
                "a..b",
                "a b",
                "a.\tb",
                "a.b\n",
                "a.\u00a0",
                "*",
                "#",
                "a.*",
                "#.a",
                "a*",
                "b#"
            })
    void shouldRefuseWhatIsNoName(String name) {
        assertThatThrownBy(() -> Words.of("topic", name))
                .isInstanceOf(IllegalNameException.class)
                .hasMessageContaining("The topic \"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.", ".a", "a..b", "a b", "a*", "#.b#", "**", "##", "*#"})
    void shouldRefuseWhatIsNoPattern(String pattern) {
        assertThatThrownBy(() -> Words.ofPattern(pattern))
                .isInstanceOf(IllegalNameException.class)
                .hasMessageContaining("The pattern \"" + pattern + "\"");
    }

    @Test
    void shouldSayWhatToDo() {
        assertThatThrownBy(() -> Words.of("exchange name", "orders..eu"))
                .hasMessage(
                        "The exchange name \"orders..eu\" has an empty word:"
                                + " write one before and after each dot");
        assertThatThrownBy(() -> Words.of("group", "a*"))
                .hasMessage("The group \"a*\" has a wildcard: leave it to patterns");
    }

    @Test
    void shouldRefuseMoreThan255Characters() {
        assertThat(Words.of("topic", "x".repeat(255))).hasSize(1);
        assertThatThrownBy(() -> Words.of("topic", "x".repeat(256)))
                .isInstanceOf(IllegalNameException.class)
                .hasMessageContaining("keep to 255 characters");
    }
}
