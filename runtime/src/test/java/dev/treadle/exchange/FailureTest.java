package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.exchange.Undelivered.Reason;
import dev.treadle.mailbox.Recipient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class FailureTest {

    private final TestExchanges test = new TestExchanges();
    private final Exchange<String> orders = test.orders;
    private final Probe<String> before = new Probe<>();
    private final Probe<String> after = new Probe<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReachNeitherThePublisherNorTheOthers(boolean allArePlain) {
        IllegalStateException cause = new IllegalStateException("broken");
        Recipient<Object> broken = failing(cause);
        orders.attach(before);
        orders.attach(broken);
        orders.attach(after);
        if (!allArePlain) {
            orders.subscribe(SubscriptionOptions.defaults().inGroup("packers"), new Probe<>());
        }
        int others = allArePlain ? 2 : 3;

        orders.tell("a");
        orders.publish("orders.eu", "b");

        assertThat(before.messages()).containsExactly("a", "b");
        assertThat(after.messages()).containsExactly("a", "b");
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(2, 2L * others, 0, 2, 0));
        assertThat(test.undelivered)
                .hasSize(2)
                .first()
                .isEqualTo(
                        new Undelivered(
                                orders,
                                Optional.of(broken),
                                "a",
                                Reason.FAILED,
                                Optional.of(cause)));
    }

    @Test
    void shouldBeLoggedWithTheNamesOfExchangeAndSubscriber() {
        RuntimeException cause = new IllegalStateException("broken");
        orders.attach(
                new Recipient<>() {
                    @Override
                    public void tell(String message) {
                        throw cause;
                    }

                    @Override
                    public String toString() {
                        return "bank/alice";
                    }
                });

        orders.tell("a");

        assertThat(test.log.entries())
                .containsExactly(
                        new LogRecorder.Entry(
                                System.Logger.Level.WARNING,
                                "Subscriber bank/alice of exchange \"orders\" failed at a message"
                                        + " of class java.lang.String; the others still get it",
                                cause));
    }

    @Test
    void shouldBeContainedAlsoWhenTheSubscriberHasNoName() {
        orders.attach(
                new Recipient<>() {
                    @Override
                    public void tell(String message) {
                        throw new IllegalStateException("broken");
                    }

                    @Override
                    public String toString() {
                        throw new IllegalStateException("no name either");
                    }
                });
        orders.attach(after);

        orders.tell("a");

        assertThat(after.messages()).containsExactly("a");
        assertThat(test.log.entries().getFirst().message()).contains("FailureTest");
    }

    @Test
    void shouldContainAnError() {
        orders.attach(failing(new AssertionError("wrong")));
        orders.attach(after);

        orders.tell("a");

        assertThat(after.messages()).containsExactly("a");
        assertThat(orders.counts().failed()).isOne();
    }

    @Test
    void shouldLetThroughThatTheVirtualMachineIsSick() {
        orders.attach(failing(new OutOfMemoryError("for a test")));

        assertThatThrownBy(() -> orders.tell("a")).isInstanceOf(OutOfMemoryError.class);
        assertThat(orders.counts().failed()).isOne();
    }

    @Test
    void shouldEndARingOfExchanges() {
        Exchange<String> invoices = test.exchanges.exchange("invoices", String.class);
        orders.attach(invoices);
        invoices.attach(orders);

        assertThatThrownBy(() -> orders.tell("round and round"))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void shouldContainAListenerThatFails() {
        LogRecorder log = new LogRecorder();
        Exchanges exchanges =
                new Exchanges(
                        _ -> {
                            throw new IllegalStateException("no dead letters");
                        },
                        log);
        Exchange<String> invoices = exchanges.exchange("invoices", String.class);
        invoices.attach(failing(new IllegalStateException("broken")));
        invoices.attach(after);

        invoices.tell("a");

        assertThat(after.messages()).containsExactly("a");
        assertThat(log.entries()).hasSize(2);
        assertThat(log.entries().getLast().message()).contains("exchange \"invoices\"");
    }

    @Test
    void shouldNotReportWhatHappensToAReport() {
        List<Undelivered> reported = new ArrayList<>();
        LogRecorder log = new LogRecorder();
        Exchanges[] exchanges = new Exchanges[1];
        exchanges[0] =
                new Exchanges(
                        undelivered -> {
                            reported.add(undelivered);
                            exchanges[0].exchange("dead-letters", Object.class).tell(undelivered);
                        },
                        log);
        Exchange<Object> deadLetters = exchanges[0].exchange("dead-letters", Object.class);
        deadLetters.attach(failing(new IllegalStateException("broken")));

        deadLetters.tell("a");
        deadLetters.tell("b");

        assertThat(reported).extracting(Undelivered::message).containsExactly("a", "b");
        assertThat(deadLetters.counts()).isEqualTo(new ExchangeCounts(4, 0, 0, 4, 0));
        assertThat(log.entries()).hasSize(4);
    }

    private static Recipient<Object> failing(Throwable cause) {
        return _ -> {
            if (cause instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) cause;
        };
    }
}
