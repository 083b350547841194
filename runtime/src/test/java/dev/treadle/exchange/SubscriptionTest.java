package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.mailbox.Recipient;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class SubscriptionTest {

    private final TestExchanges test = new TestExchanges();
    private final Exchange<String> orders = test.orders;
    private final Probe<String> first = new Probe<>();
    private final Probe<String> second = new Probe<>();
    private final Probe<Object> third = new Probe<>();

    @Test
    void shouldSubscribeSeveralForTheLengthOfABlock() {
        try (var _ = orders.subscribe(first, second)) {
            orders.tell("both");
        }
        try (var _ = orders.subscribe(first, second, third)) {
            orders.tell("three");
        }
        try (var _ = orders.subscribe(List.<Recipient<? super String>>of(first, second, third))) {
            orders.tell("any number");
        }
        try (var _ = orders.subscribe(first)) {
            orders.tell("one");
        }
        orders.tell("nobody");

        assertThat(first.messages()).containsExactly("both", "three", "any number", "one");
        assertThat(second.messages()).containsExactly("both", "three", "any number");
        assertThat(third.messages()).containsExactly("three", "any number");
    }

    @Test
    void shouldEndWhenTheBlockThrows() {
        assertThatThrownBy(
                        () -> {
                            try (var _ = orders.subscribe(first, second)) {
                                throw new IllegalStateException("out of the block");
                            }
                        })
                .hasMessage("out of the block");

        assertThat(orders.subscribers()).isZero();
    }

    @Test
    void shouldNotEndTheScopeAroundIt() {
        try (var _ = orders.subscribe(first)) {
            try (var _ = orders.subscribe(first)) {
                orders.tell("inner");
            }
            orders.tell("outer");
        }
        orders.tell("nobody");

        assertThat(first.messages()).containsExactly("inner", "outer");
    }

    @Test
    void shouldLeaveAttachedWhatIsAttached() {
        orders.attach(first);
        try (var _ = orders.subscribe(first)) {
            orders.tell("a");
        }
        orders.tell("b");

        assertThat(first.messages()).containsExactly("a", "b");
        assertThat(orders.subscribers()).isOne();
    }

    @Test
    void shouldStayOpenWhenItsRecipientIsDetached() {
        try (var _ = orders.subscribe(first)) {
            assertThat(orders.detach(first)).isFalse();
            assertThat(orders.attach(first)).isTrue();
            assertThat(orders.detach(first)).isTrue();
            orders.tell("a");
        }

        assertThat(first.messages()).containsExactly("a");
        assertThat(orders.subscribers()).isZero();
    }

    @Test
    void shouldCloseOnce() {
        Subscription outer = orders.subscribe(first);
        Subscription inner = orders.subscribe(first);

        inner.close();
        inner.close();
        orders.tell("a");
        outer.close();
        orders.tell("b");

        assertThat(first.messages()).containsExactly("a");
    }

    @Test
    void shouldCountARecipientTwiceInOneScope() {
        try (var _ = orders.subscribe(first, first)) {
            orders.tell("a");
            assertThat(orders.subscribers()).isOne();
        }

        assertThat(first.messages()).containsExactly("a");
        assertThat(orders.subscribers()).isZero();
    }

    @Test
    void shouldSubscribeAllOrNone() {
        assertThatThrownBy(() -> orders.subscribe(Arrays.asList(first, null, third)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("recipient");
        assertThatThrownBy(() -> orders.subscribe(List.of(first, orders)))
                .isInstanceOf(IllegalSubscriptionException.class);
        assertThatThrownBy(() -> orders.subscribe(first, null)).hasMessage("second");
        assertThatThrownBy(() -> orders.subscribe(first, second, null)).hasMessage("third");
        assertThat(orders.subscribers()).isZero();
    }

    @Test
    void shouldSubscribeNoneWhenTheExchangeClosesMeanwhile() {
        orders.tellRetained("last value");
        Recipient<String> closing = _ -> test.exchanges.close();

        assertThatThrownBy(() -> orders.subscribe(first, closing, second))
                .isInstanceOf(ExchangeClosedException.class);

        assertThat(orders.subscribers()).isZero();
        assertThat(second.messages()).isEmpty();
    }

    @Test
    void shouldSubscribeNoneWhenTheVirtualMachineFails() {
        orders.tellRetained("last value");
        Recipient<String> fatal =
                _ -> {
                    throw new OutOfMemoryError("for a test");
                };

        assertThatThrownBy(() -> orders.subscribe(first, fatal))
                .isInstanceOf(OutOfMemoryError.class);

        assertThat(orders.subscribers()).isZero();
    }

    @Test
    void shouldSubscribeNobody() {
        try (var _ = orders.subscribe(List.of())) {
            assertThat(orders.subscribers()).isZero();
        }
    }
}
