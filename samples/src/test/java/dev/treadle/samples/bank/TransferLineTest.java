package dev.treadle.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"alice,bob,150", " alice , bob , 150 ", "alice,bob,150\r", "alice,bob,+150"})
    void shouldReadThreeColumns(String line) {
        assertThat(TransferLine.parse(7, line)).isEqualTo(new Transfer(7, "alice", "bob", 150));
    }

    @Test
    void shouldReadNamesOfAnyScript() {
        assertThat(TransferLine.parse(1, "Jürgen,ж.2_-,1").from()).isEqualTo("Jürgen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alice,bob             | 2 columns",
                "alice,bob,1,2         | 4 columns",
                "alice                 | 1 columns",
                "alice,bob,            | '' is no whole number",
                "alice,bob,1.50        | '1.50' is no whole number",
                "alice,bob,ten         | 'ten' is no whole number",
                "a,b,99999999999999999999 | is no whole number",
                "alice,,10             | '' is no account name",
                ",bob,10               | '' is no account name",
                "\"alice\",bob,10      | is no account name",
                "al ice,bob,10         | 'al ice' is no account name",
            })
    void shouldSayWhatIsWrongWithALine(String line, String complaint) {
        assertThatThrownBy(() -> TransferLine.parse(1, line))
                .isInstanceOf(MalformedLineException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void shouldShowForeignTextShortAndHarmless() {
        var line = "\u001b[2J" + "x".repeat(1_000) + ",bob,1";

        assertThatThrownBy(() -> TransferLine.parse(1, line))
                .message()
                .startsWith("'?[2Jxxx")
                .hasSizeLessThan(120);
    }
}
