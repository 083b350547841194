package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

class InputTest {

    private static Input of(String text, int atOnce) {
        return new Input(
                new ByteArrayInputStream(text.getBytes(US_ASCII)) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(length, atOnce));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 511, 512, 513, 100_000})
    void shouldReadLinesHoweverTheyCome(int atOnce) throws IOException {
        String longest = "x".repeat(5_000);
        var input = of("\na\n" + longest + "\n\nbc\nthe end", atOnce);

        for (String line : new String[] {"", "a", longest, "", "bc", "the end"}) {
            assertThat(input.atEnd()).isFalse();
            assertThat(input.readLine(5_000)).asString(US_ASCII).isEqualTo(line);
        }
        assertThat(input.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void shouldReadNoLineThatIsTooLong(int atOnce) throws IOException {
        assertThat(of("1234\n", atOnce).readLine(4)).hasSize(4);
        assertThat(of("1234", atOnce).readLine(4)).hasSize(4);
        assertThatThrownBy(() -> of("12345\n", atOnce).readLine(4))
                .isInstanceOf(MalformedFrameException.class);
        assertThatThrownBy(() -> of("12345", atOnce).readLine(4))
                .isInstanceOf(MalformedFrameException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 600, 100_000})
    void shouldReadBytesHoweverTheyCome(int atOnce) throws IOException {
        var input = of("y".repeat(40_000), atOnce);

        for (int size : new int[] {0, 1, 511, 20_000, 488}) {
            assertThat(input.readBytes(size)).hasSize(size);
        }
        int rest = 0;
        while (!input.atEnd()) {
            byte[] some = input.readSome(8_192);
            assertThat(some.length).isBetween(1, 8_192);
            rest += some.length;
        }
        assertThat(rest).isEqualTo(19_000);
        assertThatThrownBy(() -> input.readBytes(1)).isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void shouldReadALongLineInAFewReads() throws IOException {
        var reads = new int[1];
        var input =
                new Input(
                        new InputStream() {
                            @Override
                            public int read() {
                                throw new UnsupportedOperationException();
                            }

                            @Override
                            public int read(byte[] target, int offset, int length) {
                                target[offset + length - 1] = '\n';
                                return ++reads[0] < 20 ? fill(target, offset, length) : length;
                            }

                            private int fill(byte[] target, int offset, int length) {
                                java.util.Arrays.fill(target, offset, offset + length, (byte) 'x');
                                return length;
                            }
                        });
        assertThatThrownBy(() -> input.readLine(60_000))
                .isInstanceOf(MalformedFrameException.class);
        assertThat(reads[0]).isLessThan(10);
    }
}
