package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class ExchangeConcurrencyTest {

    private static final int PUBLISHERS = 3;
    private static final int MESSAGES = 4_000;

    private final Exchanges exchanges = new TestExchanges().exchanges;
    private final Exchange<Numbered> numbers = exchanges.exchange("numbers", Numbered.class);
    private final AtomicInteger publishing = new AtomicInteger(PUBLISHERS);

    record Numbered(int publisher, int number) {}

    @RepeatedTest(5)
    void shouldReachWhoeverIsThereThroughoutOnceAndInOrder() {
        Probe<Numbered> attached = new Probe<>();
        Probe<Numbered> byTopic = new Probe<>();
        Probe<Numbered> changingScopes = new Probe<>();
        Probe<Numbered> inAGroup = new Probe<>();
        numbers.attach(attached);
        numbers.subscribe("numbers.*", byTopic);
        numbers.subscribe(SubscriptionOptions.defaults().inGroup("alone"), inAGroup);
        Subscription firstScope = numbers.subscribe("#", changingScopes);

        Threads.run(
                () -> publish(0),
                () -> publish(1),
                () -> publish(2),
                () -> comeAndGo(1),
                () -> comeAndGo(2),
                () -> overlap(changingScopes, firstScope));

        assertThat(List.of(attached, byTopic, changingScopes, inAGroup))
                .allSatisfy(ExchangeConcurrencyTest::assertComplete);
        assertThat(numbers.subscribers()).isEqualTo(4);
        assertThat(numbers.counts().published()).isEqualTo(PUBLISHERS * MESSAGES);
        assertThat(numbers.counts().delivered()).isGreaterThanOrEqualTo(4L * PUBLISHERS * MESSAGES);
    }

    @RepeatedTest(5)
    void shouldReachOneMemberOfAGroupThoughOthersComeAndGo() {
        SubscriptionOptions shared = SubscriptionOptions.defaults().inGroup("shared");
        Probe<Numbered> first = new Probe<>();
        Probe<Numbered> second = new Probe<>();
        Probe<Numbered> sometimes = new Probe<>();
        numbers.subscribe(shared, first);
        numbers.subscribe("numbers.#", shared, second);

        Threads.run(
                () -> publish(0),
                () -> publish(1),
                () -> publish(2),
                () -> {
                    while (publishing.get() > 0) {
                        numbers.subscribe("numbers.*", shared, sometimes).close();
                    }
                });

        assertThat(Stream.of(first, second, sometimes).flatMap(probe -> probe.messages().stream()))
                .hasSize(PUBLISHERS * MESSAGES)
                .doesNotHaveDuplicates();
    }

    @RepeatedTest(5)
    void shouldDeliverOrReportWhatIsPublishedWhileItCloses() {
        TestExchanges test = new TestExchanges();
        Probe<String> probe = new Probe<>();
        test.orders.attach(probe);
        List<String> sent = new ArrayList<>();

        Threads.run(
                () -> {
                    for (int i = 0; i < MESSAGES; i++) {
                        sent.add("m" + i);
                        test.orders.tell("m" + i);
                    }
                },
                () -> {
                    while (probe.messages().size() < 10) {
                        Thread.onSpinWait();
                    }
                    test.exchanges.close();
                });

        List<Object> arrived = new ArrayList<>(probe.messages());
        test.undelivered.forEach(undelivered -> arrived.add(undelivered.message()));
        assertThat(arrived).isEqualTo(sent);
    }

    private void publish(int publisher) {
        for (int i = 0; i < MESSAGES; i++) {
            numbers.publish("numbers." + publisher, new Numbered(publisher, i));
        }
        publishing.decrementAndGet();
    }

    private void comeAndGo(long seed) {
        Random random = new Random(seed);
        List<String> patterns = List.of("#", "numbers.*", "numbers.1", "*.2", "nothing");
        while (publishing.get() > 0) {
            Probe<Numbered> probe = new Probe<>();
            String pattern = patterns.get(random.nextInt(patterns.size()));
            try (var _ = numbers.subscribe(pattern, probe)) {
                numbers.attach(probe);
            }
            numbers.detach(probe);
            assertInOrder(probe.messages());
        }
    }

    /** Opens each scope before it closes the one before, so that there is one at any time. */
    private void overlap(Probe<Numbered> probe, Subscription firstScope) {
        Subscription scope = firstScope;
        List<String> patterns = List.of("numbers.#", "*.*", "#");
        for (int i = 0; publishing.get() > 0; i++) {
            Subscription next = numbers.subscribe(patterns.get(i % patterns.size()), probe);
            scope.close();
            scope = next;
        }
    }

    private static void assertComplete(Probe<Numbered> probe) {
        assertThat(probe.messages()).hasSize(PUBLISHERS * MESSAGES);
        assertInOrder(probe.messages());
    }

    private static void assertInOrder(List<Numbered> messages) {
        int[] last = {-1, -1, -1};
        for (Numbered message : messages) {
            assertThat(message.number()).isGreaterThan(last[message.publisher()]);
            last[message.publisher()] = message.number();
        }
    }
}
