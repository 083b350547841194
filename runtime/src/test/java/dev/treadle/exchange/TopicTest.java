package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class TopicTest {

    private final TestExchanges test = new TestExchanges();
    private final Exchange<String> orders = test.orders;
    private final Probe<String> probe = new Probe<>();

    @Test
    void shouldReachWhoseMatchesOnly() {
        Probe<String> exact = new Probe<>();
        Probe<String> oneWord = new Probe<>();
        Probe<String> anyWords = new Probe<>();
        orders.subscribe("orders.eu.created", exact);
        orders.subscribe("orders.*.created", oneWord);
        orders.subscribe("orders.#", anyWords);

        orders.publish("orders.eu.created", "a");
        orders.publish("orders.us.created", "b");
        orders.publish("orders", "c");
        orders.publish("invoices.eu.created", "d");

        assertThat(exact.messages()).containsExactly("a");
        assertThat(oneWord.messages()).containsExactly("a", "b");
        assertThat(anyWords.messages()).containsExactly("a", "b", "c");
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(4, 6, 0, 0, 1));
    }

    @Test
    void shouldReachThoseWithoutAPatternWhateverTheTopic() {
        orders.attach(probe);

        orders.publish("orders.eu", "a");
        orders.tell("b");

        assertThat(probe.messages()).containsExactly("a", "b");
    }

    @Test
    void shouldReachOnlyThoseWhoWantEverythingIfItHasNoTopic() {
        Probe<String> everything = new Probe<>();
        orders.subscribe("#", everything);
        orders.subscribe("*", probe);
        orders.subscribe("orders.#", probe);

        orders.tell("a");

        assertThat(everything.messages()).containsExactly("a");
        assertThat(probe.messages()).isEmpty();
    }

    @Test
    void shouldReachARecipientOnceHoweverManyOfItsPatternsMatch() {
        orders.attach(probe);
        orders.subscribe("orders.#", probe);
        orders.subscribe("#.created", probe);
        orders.subscribe(SubscriptionOptions.defaults(), probe);

        orders.publish("orders.created", "a");

        assertThat(probe.messages()).containsExactly("a");
        assertThat(orders.subscribers()).isOne();
    }

    @Test
    void shouldReachARecipientAsLongAsOneOfItsPatternsMatches() {
        Subscription wide = orders.subscribe("orders.#", probe);
        Subscription narrow = orders.subscribe("orders.*.created", probe);

        orders.publish("orders.eu.created", "a");
        wide.close();
        orders.publish("orders.eu.created", "b");
        orders.publish("orders.eu.deleted", "c");
        narrow.close();
        orders.publish("orders.eu.created", "d");

        assertThat(probe.messages()).containsExactly("a", "b");
    }

    @Test
    void shouldKeepTheOrderOfSubscriptionAcrossPatterns() {
        List<String> calls = new ArrayList<>();
        orders.subscribe("#.b", _ -> calls.add("first"));
        orders.attach(_ -> calls.add("second"));
        orders.subscribe("a.*", _ -> calls.add("third"));

        orders.publish("a.b", "message");

        assertThat(calls).containsExactly("first", "second", "third");
    }

    @Test
    void shouldNoticeWhoCameAfterATopicWasUsed() {
        orders.publish("orders.eu", "a");
        orders.subscribe("orders.*", probe);
        orders.publish("orders.eu", "b");

        assertThat(probe.messages()).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "orders.*", "#", "orders..eu", "orders.", ".orders"})
    void shouldRefuseAnIllegalTopic(String topic) {
        orders.attach(probe);

        assertThatThrownBy(() -> orders.publish(topic, "a"))
                .isInstanceOf(IllegalNameException.class)
                .hasMessageContaining("The topic \"" + topic + "\"");
        assertThatThrownBy(() -> orders.publishRetained(topic, "a"))
                .isInstanceOf(IllegalNameException.class);
        assertThatThrownBy(() -> orders.retained(topic)).isInstanceOf(IllegalNameException.class);
        assertThatThrownBy(() -> orders.clearRetained(topic))
                .isInstanceOf(IllegalNameException.class);
        assertThat(probe.messages()).isEmpty();
        assertThat(orders.counts().published()).isZero();
    }

    @Test
    void shouldRefuseAnIllegalPattern() {
        assertThatThrownBy(() -> orders.subscribe("orders.e*", probe))
                .isInstanceOf(IllegalNameException.class)
                .hasMessage(
                        "The pattern \"orders.e*\" has a wildcard in a word:"
                                + " let it be the whole word");
        assertThatThrownBy(() -> orders.subscribe((String) null, probe))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("topicPattern");
        assertThat(orders.subscribers()).isZero();
    }

    @Test
    void shouldRememberOnlySoManyTopics() {
        TopicCache<String> cache = new TopicCache<>();
        Audience<String> nobody = Audience.of(List.of());

        for (int i = 0; i < 100_000; i++) {
            cache.remember("topic-" + i, nobody);
        }

        assertThat(IntStream.range(0, 100_000).filter(i -> cache.find("topic-" + i) != null))
                .hasSizeBetween(1, TopicCache.MOST_WEIGHT / 32)
                .contains(99_999);
    }
}
