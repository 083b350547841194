package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class TerminationTest {

    private final TestExchanges test = new TestExchanges();
    private final Exchange<String> orders = test.orders;
    private final TestSubscriber<String> actor = new TestSubscriber<>();

    @Test
    void shouldDetachWhoeverEnds() {
        orders.attach(actor);
        Subscription subscription = orders.subscribe("orders.#", actor);
        orders.subscribe(SubscriptionOptions.defaults().inGroup("packers"), actor);

        actor.terminate();

        assertThat(orders.subscribers()).isZero();
        orders.tell("a");
        assertThat(orders.counts().unrouted()).isOne();
        assertThat(orders.detach(actor)).isFalse();
        subscription.close();
        assertThat(actor.callbacks()).isZero();
    }

    @Test
    void shouldNotSubscribeWhoHasEnded() {
        actor.terminate();
        orders.tellRetained("last value");

        assertThat(orders.attach(actor)).isFalse();
        try (var _ = orders.subscribe(actor)) {
            assertThat(orders.subscribers()).isZero();
        }
        assertThat(actor.messages()).isEmpty();
        assertThat(orders.counts().dropped()).isZero();
    }

    @Test
    void shouldForgetTheCallbackWhenDetached() {
        orders.attach(actor);
        assertThat(actor.callbacks()).isOne();
        orders.detach(actor);
        assertThat(actor.callbacks()).isZero();

        try (var _ = orders.subscribe(actor)) {
            try (var _ = orders.subscribe(actor)) {
                assertThat(actor.callbacks()).isOne();
            }
            assertThat(actor.callbacks()).isOne();
        }
        assertThat(actor.callbacks()).isZero();
    }

    @Test
    void shouldForgetTheCallbacksWhenClosed() {
        orders.attach(actor);
        orders.subscribe("orders.#", actor);

        test.exchanges.close();

        assertThat(actor.callbacks()).isZero();
    }

    @Test
    void shouldForgetTheCallbackOfWhoLeavesBeforeItIsRegistered() {
        AtomicInteger closed = new AtomicInteger();
        Subscriber<String> hasty =
                new Subscriber<>() {
                    @Override
                    public void tell(String message) {}

                    @Override
                    public boolean offer(String message) {
                        return true;
                    }

                    @Override
                    public boolean isTerminated() {
                        return false;
                    }

                    @Override
                    public Subscription whenTerminated(Runnable callback) {
                        orders.detach(this);
                        return closed::incrementAndGet;
                    }
                };

        orders.attach(hasty);

        assertThat(closed).hasValue(1);
        assertThat(orders.subscribers()).isZero();
    }

    @Test
    void shouldLetTheOthersStay() {
        Probe<String> other = new Probe<>();
        orders.attach(actor);
        orders.attach(other);

        actor.terminate();
        orders.tell("a");

        assertThat(other.messages()).containsExactly("a");
    }

    @RepeatedTest(20)
    void shouldDetachWhoeverEndsWhileItIsSubscribed() {
        List<TestSubscriber<String>> actors = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            actors.add(new TestSubscriber<>());
        }

        Threads.run(
                () -> actors.forEach(orders::attach),
                () -> actors.forEach(TestSubscriber::terminate),
                () -> actors.forEach(subscriber -> orders.subscribe("orders.#", subscriber)),
                () -> actors.forEach(orders::detach));

        assertThat(orders.subscribers()).isZero();
        assertThat(actors).allMatch(subscriber -> subscriber.callbacks() == 0);
    }
}
