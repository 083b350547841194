package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.exchange.Undelivered.Reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class ExchangesTest {

    private final TestExchanges test = new TestExchanges();
    private final Exchanges exchanges = test.exchanges;

    @Test
    void shouldHaveOneExchangeOfAName() {
        Exchange<String> orders = exchanges.exchange("orders", String.class);

        assertThat(orders).isSameAs(test.orders);
        assertThat(orders.name()).isEqualTo("orders");
        assertThat(orders.type()).isEqualTo(String.class);
        assertThat(orders).hasToString("exchange \"orders\"");
        assertThat(exchanges.exchange("invoices", String.class)).isNotSameAs(orders);
    }

    @Test
    void shouldRefuseAnotherClassForAName() {
        Probe<String> probe = new Probe<>();
        test.orders.attach(probe);

        assertThatThrownBy(() -> exchanges.exchange("orders", Integer.class))
                .isInstanceOf(WrongTypeException.class)
                .hasMessage(
                        "The exchange \"orders\" takes messages of class java.lang.String:"
                                + " ask for it with that class, not with java.lang.Integer");

        test.orders.tell("still here");
        assertThat(probe.messages()).containsExactly("still here");
        assertThat(exchanges.matching("#")).hasSize(1);
    }

    @Test
    void shouldRefuseAPrimitiveType() {
        assertThatThrownBy(() -> exchanges.exchange("numbers", int.class))
                .isInstanceOf(WrongTypeException.class)
                .hasMessageContaining("\"numbers\"")
                .hasMessageContaining("int");
        assertThat(exchanges.matching("numbers")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "orders.*", "#", ".orders", "orders.", "a..b"})
    void shouldRefuseAnIllegalName(String name) {
        assertThatThrownBy(() -> exchanges.exchange(name, String.class))
                .isInstanceOf(IllegalNameException.class)
                .hasMessageContaining("The exchange name \"" + name + "\"");
        assertThat(exchanges.matching("#")).hasSize(1);
    }

    @Test
    void shouldFindExchangesByAPatternOnTheirNames() {
        Exchange<?> eu = exchanges.exchange("orders.eu", String.class);
        Exchange<?> created = exchanges.exchange("orders.eu.created", Integer.class);
        Exchange<?> invoices = exchanges.exchange("invoices.eu", Long.class);

        assertThat(exchanges.matching("orders.#")).containsExactly(test.orders, eu, created);
        assertThat(exchanges.matching("*.eu")).containsExactly(invoices, eu);
        assertThat(exchanges.matching("orders")).containsExactly(test.orders);
        assertThat(exchanges.matching("#")).containsExactly(invoices, test.orders, eu, created);
        assertThat(exchanges.matching("nothing.*")).isEmpty();
        assertThatThrownBy(() -> exchanges.matching("orders.e*"))
                .isInstanceOf(IllegalNameException.class);
    }

    @Test
    void shouldReportWhatIsPublishedAfterTheEnd() {
        Probe<String> probe = new Probe<>();
        test.orders.attach(probe);
        test.orders.tellRetained("kept");

        exchanges.close();
        exchanges.close();
        test.orders.tell("one");
        test.orders.publish("orders.eu", "two");
        test.orders.tellRetained("three");
        test.orders.publishRetained("orders.eu", "four");

        assertThat(probe.messages()).containsExactly("kept");
        assertThat(test.orders.subscribers()).isZero();
        assertThat(test.orders.retained()).isEmpty();
        assertThat(test.undelivered)
                .extracting(Undelivered::message)
                .containsExactly("one", "two", "three", "four");
        assertThat(test.undelivered.getFirst())
                .isEqualTo(
                        new Undelivered(
                                test.orders,
                                Optional.empty(),
                                "one",
                                Reason.CLOSED,
                                Optional.empty()));
        assertThat(test.orders.counts()).isEqualTo(new ExchangeCounts(1, 1, 0, 0, 0));
    }

    @Test
    void shouldRefuseSubscribersAndNewExchangesAfterTheEnd() {
        Subscription subscription = test.orders.subscribe(new Probe<>());
        exchanges.close();

        assertThatThrownBy(() -> test.orders.attach(new Probe<>()))
                .isInstanceOf(ExchangeClosedException.class)
                .hasMessageContaining("exchange \"orders\", which is closed");
        assertThatThrownBy(() -> test.orders.subscribe("orders.#", new Probe<>()))
                .isInstanceOf(ExchangeClosedException.class);
        assertThatThrownBy(() -> exchanges.exchange("invoices", String.class))
                .isInstanceOf(ExchangeClosedException.class)
                .hasMessage("The exchange \"invoices\" cannot be made: its system is closed");
        assertThat(exchanges.exchange("orders", String.class)).isSameAs(test.orders);
        subscription.close();
        assertThat(test.orders.detach(new Probe<>())).isFalse();
        assertThat(test.orders.subscribers()).isZero();
    }

    @Test
    void shouldNameTheParameterThatIsNull() {
        assertThatThrownBy(() -> new Exchanges(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("listener");
        assertThatThrownBy(() -> exchanges.exchange(null, String.class))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> exchanges.exchange("orders", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("type");
        assertThatThrownBy(() -> exchanges.matching(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("namePattern");
    }
}
