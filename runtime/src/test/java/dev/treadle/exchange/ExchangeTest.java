package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.mailbox.Recipient;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

class ExchangeTest {

    private final TestExchanges test = new TestExchanges();
    private final Exchange<String> orders = test.orders;

    @Test
    void shouldSendEachMessageToAllInTheOrderOfSubscription() {
        List<String> calls = new ArrayList<>();
        orders.attach(message -> calls.add("first " + message));
        orders.attach(message -> calls.add("second " + message));
        orders.attach(message -> calls.add("third " + message));

        orders.tell("a");
        orders.tell("b");

        assertThat(calls)
                .containsExactly(
                        "first a", "second a", "third a", "first b", "second b", "third b");
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(2, 6, 0, 0, 0));
    }

    @Test
    void shouldAttachOnce() {
        Probe<String> probe = new Probe<>();

        assertThat(orders.attach(probe)).isTrue();
        assertThat(orders.attach(probe)).isFalse();
        orders.tell("a");
        assertThat(orders.subscribers()).isOne();
        assertThat(orders.detach(probe)).isTrue();
        assertThat(orders.detach(probe)).isFalse();
        orders.tell("b");

        assertThat(probe.messages()).containsExactly("a");
        assertThat(orders.subscribers()).isZero();
    }

    @Test
    void shouldAttachAgainAfterDetaching() {
        Probe<String> probe = new Probe<>();
        orders.attach(probe);
        orders.detach(probe);

        assertThat(orders.attach(probe)).isTrue();
        orders.tell("a");

        assertThat(probe.messages()).containsExactly("a");
    }

    @Test
    void shouldTellRecipientsApartThatAreEqual() {
        record Tap(List<String> seen) implements Recipient<String> {
            @Override
            public void tell(String message) {
                seen.add(message);
            }
        }
        Tap first = new Tap(new ArrayList<>());
        Tap second = new Tap(new ArrayList<>());
        assertThat(first).isEqualTo(second);

        assertThat(orders.attach(first)).isTrue();
        assertThat(orders.attach(second)).isTrue();
        orders.tell("a");
        orders.detach(first);
        orders.tell("b");

        assertThat(first.seen()).containsExactly("a");
        assertThat(second.seen()).containsExactly("a", "b");
    }

    @Test
    void shouldCountWhatNobodyIsSubscribedToAndReportNothing() {
        orders.tell("a");
        orders.publish("orders.eu", "b");

        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(2, 0, 0, 0, 2));
        assertThat(test.undelivered).isEmpty();
    }

    @Test
    void shouldRefuseAMessageOfAnotherClass() {
        Probe<Object> probe = new Probe<>();
        orders.attach(probe);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Exchange<Object> anything = (Exchange) orders;

        assertThatThrownBy(() -> anything.tell(42))
                .isInstanceOf(WrongTypeException.class)
                .hasMessage(
                        "The exchange \"orders\" takes messages of class java.lang.String"
                                + " and cannot take one of class java.lang.Integer");
        assertThatThrownBy(() -> anything.publish("orders.eu", 42))
                .isInstanceOf(WrongTypeException.class);
        assertThatThrownBy(() -> anything.tellRetained(42)).isInstanceOf(WrongTypeException.class);
        assertThatThrownBy(() -> anything.publishRetained("orders.eu", 42))
                .isInstanceOf(WrongTypeException.class);
        assertThat(probe.messages()).isEmpty();
        assertThat(orders.retained()).isEmpty();
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(0, 0, 0, 0, 0));
    }

    @Test
    void shouldTakeMessagesOfASubclass() {
        Exchange<Number> numbers = test.exchanges.exchange("numbers", Number.class);
        Probe<Object> probe = new Probe<>();
        numbers.attach(probe);

        numbers.tell(1);
        numbers.tell(2.0);

        assertThat(probe.messages()).containsExactly(1, 2.0);
    }

    @Test
    void shouldNameTheParameterThatIsNull() {
        assertThatThrownBy(() -> orders.tell(null)).hasMessage("message");
        assertThatThrownBy(() -> orders.publish(null, "a")).hasMessage("topic");
        assertThatThrownBy(() -> orders.publish("orders", null)).hasMessage("message");
        assertThatThrownBy(() -> orders.tellRetained(null)).hasMessage("message");
        assertThatThrownBy(() -> orders.publishRetained(null, "a")).hasMessage("topic");
        assertThatThrownBy(() -> orders.retained(null)).hasMessage("topic");
        assertThatThrownBy(() -> orders.clearRetained(null)).hasMessage("topic");
        assertThatThrownBy(() -> orders.attach(null)).hasMessage("recipient");
        assertThatThrownBy(() -> orders.detach(null)).hasMessage("recipient");
        assertThatThrownBy(() -> orders.subscribe((Recipient<String>) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("recipient");
    }

    @Test
    void shouldRunALambdaOnThePublishersThread() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        orders.attach(_ -> thread.set(Thread.currentThread()));

        orders.tell("a");

        assertThat(thread).hasValue(Thread.currentThread());
    }

    @Test
    void shouldLetASubscriberPublish() {
        List<String> calls = new ArrayList<>();
        orders.attach(message -> {
            calls.add("first " + message);
            if (message.equals("question")) {
                orders.tell("answer");
            }
        });
        orders.attach(message -> calls.add("second " + message));

        orders.tell("question");

        // the answer overtakes what it answers, for those who come later in the round
        assertThat(calls)
                .containsExactly(
                        "first question", "first answer", "second answer", "second question");
    }

    @Test
    void shouldLetASubscriberComeAndGoWhileItIsCalled() {
        Probe<String> latecomer = new Probe<>();
        AtomicReference<Subscription> once = new AtomicReference<>();
        once.set(
                orders.subscribe(_ -> {
                    once.get().close();
                    orders.attach(latecomer);
                }));

        orders.tell("a");
        orders.tell("b");

        assertThat(latecomer.messages()).containsExactly("b");
        assertThat(orders.subscribers()).isOne();
    }

    @Test
    void shouldSubscribeToAnotherExchange() {
        Exchange<Object> everything = test.exchanges.exchange("everything", Object.class);
        Probe<Object> probe = new Probe<>();
        everything.attach(probe);

        orders.attach(everything);
        orders.publish("orders.eu", "a");

        assertThat(probe.messages()).containsExactly("a");
    }

    @Test
    void shouldRefuseToSubscribeToItself() {
        assertThatThrownBy(() -> orders.attach(orders))
                .isInstanceOf(IllegalSubscriptionException.class)
                .hasMessageContaining("The exchange \"orders\" cannot subscribe to itself");
        assertThat(orders.subscribers()).isZero();
    }
}
