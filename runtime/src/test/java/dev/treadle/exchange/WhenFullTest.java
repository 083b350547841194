package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.exchange.Undelivered.Reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class WhenFullTest {

    private final TestExchanges test = new TestExchanges();
    private final Exchange<String> orders = test.orders;
    private final TestSubscriber<String> full = new TestSubscriber<>(1);
    private final Probe<String> other = new Probe<>();

    @Test
    void shouldWaitUnlessToldOtherwise() {
        orders.subscribe(full);
        orders.attach(other);

        orders.tell("a");
        orders.tell("b");

        assertThat(full.messages()).containsExactly("a", "b");
        assertThat(full.waits()).isOne();
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(2, 4, 0, 0, 0));
    }

    @Test
    void shouldDropCountAndReport() {
        orders.subscribe(options(WhenFull.DROP), full);
        orders.attach(other);

        orders.tell("a");
        orders.tell("b");
        full.room(2);
        orders.tell("c");

        assertThat(full.messages()).containsExactly("a", "c");
        assertThat(full.waits()).isZero();
        assertThat(other.messages()).containsExactly("a", "b", "c");
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(3, 5, 1, 0, 0));
        assertThat(test.undelivered)
                .containsExactly(
                        new Undelivered(
                                orders, Optional.of(full), "b", Reason.DROPPED, Optional.empty()));
    }

    @Test
    void shouldDetachCountAndReport() {
        Subscription subscription = orders.subscribe(options(WhenFull.DETACH), full);
        orders.attach(other);

        orders.tell("a");
        orders.tell("b");
        full.room(2);
        orders.tell("c");

        assertThat(full.messages()).containsExactly("a");
        assertThat(full.callbacks()).isZero();
        assertThat(other.messages()).containsExactly("a", "b", "c");
        assertThat(orders.subscribers()).isOne();
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(3, 4, 1, 0, 0));
        assertThat(test.undelivered)
                .extracting(Undelivered::reason)
                .containsExactly(Reason.DETACHED);
        subscription.close();
    }

    @Test
    void shouldDetachOnlyTheSubscriptionThatWantsIt() {
        orders.subscribe("orders.#", options(WhenFull.DETACH), full);
        orders.subscribe("invoices.#", full);

        orders.publish("orders.eu", "a");
        orders.publish("orders.eu", "b");
        orders.publish("invoices.eu", "c");

        assertThat(full.messages()).containsExactly("a", "c");
        assertThat(orders.subscribers()).isOne();
    }

    @Test
    void shouldNotDetachWhatWasSubscribedMeanwhile() {
        orders.tellRetained("last value");
        AtomicInteger offers = new AtomicInteger();
        Subscriber<String> recovering =
                new Offering() {
                    @Override
                    public boolean offer(String message) {
                        if (offers.incrementAndGet() == 1) {
                            orders.subscribe(options(WhenFull.DETACH), this);
                            return false;
                        }
                        return true;
                    }
                };

        orders.subscribe(options(WhenFull.DETACH), recovering);
        orders.tell("a");

        assertThat(orders.subscribers()).isOne();
        assertThat(offers).hasValue(3);
    }

    @Test
    void shouldFollowTheOldestSubscriptionOfARecipient() {
        orders.subscribe(options(WhenFull.DROP), full);
        orders.attach(full);

        orders.tell("a");
        orders.tell("b");

        assertThat(full.messages()).containsExactly("a");
    }

    @Test
    void shouldCountAnOfferThatThrows() {
        Subscriber<String> broken =
                new Offering() {
                    @Override
                    public boolean offer(String message) {
                        throw new IllegalStateException("cannot offer");
                    }
                };
        orders.subscribe(options(WhenFull.DROP), broken);
        orders.attach(other);

        orders.tell("a");

        assertThat(other.messages()).containsExactly("a");
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(1, 1, 0, 1, 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "DETACH"})
    void shouldBeRefusedForARecipientThatCannotRefuse(WhenFull rule) {
        assertThatThrownBy(() -> orders.subscribe(options(rule), other))
                .isInstanceOf(IllegalSubscriptionException.class)
                .hasMessageContaining("cannot refuse a message, so " + rule + " means nothing")
                .hasMessageContaining("exchange \"orders\"");
        assertThat(orders.subscribers()).isZero();
    }

    @Test
    void shouldNameTheOptionThatIsNull() {
        assertThatThrownBy(() -> SubscriptionOptions.defaults().whenFull(null)).hasMessage("rule");
        assertThatThrownBy(() -> orders.subscribe((SubscriptionOptions) null, other))
                .hasMessage("options");
    }

    private static SubscriptionOptions options(WhenFull rule) {
        return SubscriptionOptions.defaults().whenFull(rule);
    }

    /** Is only ever offered messages. */
    private abstract static class Offering implements Subscriber<String> {

        @Override
        public void tell(String message) {
            throw new AssertionError("told " + message);
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public Subscription whenTerminated(Runnable callback) {
            return () -> {};
        }
    }
}
