package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

class DisplayMessagesTest {

    record Order(int id) {}

    private final TestExchanges test = new TestExchanges();

    @Test
    void shouldCountAndPrint() {
        StringBuilder out = new StringBuilder();
        DisplayMessages display = new DisplayMessages(out);
        test.orders.attach(display);
        test.exchanges.exchange("numbered", Order.class).attach(display);

        test.orders.tell("Hello");
        test.exchanges.exchange("numbered", Order.class).tell(new Order(7));

        assertThat(out.toString().lines()).containsExactly("msg[1]: Hello", "msg[2]: Order[id=7]");
        assertThat(display.count()).isEqualTo(2);
    }

    @Test
    void shouldPrintToAStream() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DisplayMessages display =
                new DisplayMessages(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        display.tell("100 % größer");

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("msg[1]: 100 % größer");
    }

    @Test
    void shouldPrintWholeLinesInOrderFromAnyThread() {
        StringBuilder out = new StringBuilder();
        test.orders.attach(new DisplayMessages(out));
        Threads.Task publish = () -> IntStream.range(0, 500).forEach(_ -> test.orders.tell("x"));

        Threads.run(publish, publish, publish);

        assertThat(out.toString().lines())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1500).mapToObj(n -> "msg[" + n + "]: x").toList());
    }

    @Test
    void shouldSayWhichMessageCannotBePrinted() {
        DisplayMessages display =
                new DisplayMessages(
                        new Writer() {
                            @Override
                            public void write(char[] text, int offset, int length)
                                    throws IOException {
                                throw new IOException("disk full");
                            }

                            @Override
                            public void flush() {}

                            @Override
                            public void close() {}
                        });

        assertThatThrownBy(() -> display.tell("a"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Message 1 cannot be printed");
        assertThat(display.count()).isOne();
    }
}
