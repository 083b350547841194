package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.mailbox.Recipient;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class RetainedTest {

    private static final SubscriptionOptions PACKERS =
            SubscriptionOptions.defaults().inGroup("packers");

    private final TestExchanges test = new TestExchanges();
    private final Exchange<String> orders = test.orders;
    private final Probe<String> early = new Probe<>();
    private final Probe<String> late = new Probe<>();

    @Test
    void shouldReachThoseWhoAreThereAndThoseWhoComeLater() {
        orders.attach(early);
        orders.tellRetained("old");
        orders.tellRetained("new");
        orders.attach(late);
        orders.tell("next");

        assertThat(early.messages()).containsExactly("old", "new", "next");
        assertThat(late.messages()).containsExactly("new", "next");
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(3, 5, 0, 0, 0));
    }

    @Test
    void shouldBeKeptAlsoWhenNobodyIsThere() {
        orders.tellRetained("a");
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(1, 0, 0, 0, 1));

        try (var _ = orders.subscribe(late)) {
            assertThat(late.messages()).containsExactly("a");
        }
        assertThat(orders.retained()).contains("a");
    }

    @Test
    void shouldBeKeptForEachTopic() {
        orders.publishRetained("orders.eu", "eu 1");
        orders.publishRetained("orders.us", "us 1");
        orders.publishRetained("orders.eu", "eu 2");
        orders.tellRetained("no topic");
        orders.publish("orders.us", "gone");

        assertThat(orders.retained()).contains("no topic");
        assertThat(orders.retained("orders.eu")).contains("eu 2");
        assertThat(orders.retained("orders.us")).contains("us 1");
        assertThat(orders.retained("orders.cn")).isEmpty();

        orders.attach(early);
        orders.subscribe("orders.eu", late);
        assertThat(early.messages()).containsExactly("us 1", "eu 2", "no topic");
        assertThat(late.messages()).containsExactly("eu 2");
    }

    @Test
    void shouldBeForgotten() {
        orders.tellRetained("a");
        orders.publishRetained("orders.eu", "b");

        assertThat(orders.clearRetained()).isTrue();
        assertThat(orders.clearRetained()).isFalse();
        assertThat(orders.clearRetained("orders.eu")).isTrue();
        assertThat(orders.clearRetained("orders.eu")).isFalse();

        orders.attach(late);
        assertThat(late.messages()).isEmpty();
        assertThat(orders.retained()).isEmpty();
    }

    @Test
    void shouldReachARecipientOnceHoweverItIsSubscribed() {
        orders.attach(late);
        orders.publishRetained("orders.eu", "a");

        orders.attach(late);
        orders.subscribe(late);
        orders.subscribe("orders.*", late);
        orders.subscribe("#.eu", late);

        assertThat(late.messages()).containsExactly("a");
    }

    @Test
    void shouldReachAnotherTopicsSubscriberWhenItWidensItsPattern() {
        orders.publishRetained("orders.eu", "eu");
        orders.publishRetained("orders.us", "us");

        orders.subscribe("orders.eu", late);
        orders.subscribe("orders.*", late);

        assertThat(late.messages()).containsExactly("eu", "us");
    }

    @Test
    void shouldReachAGroupOnce() {
        orders.publishRetained("orders.eu", "eu");
        orders.publishRetained("orders.us", "us");

        orders.subscribe("orders.eu", PACKERS, early);
        orders.subscribe("orders.*", PACKERS, late);
        assertThat(early.messages()).containsExactly("eu");
        assertThat(late.messages()).containsExactly("us");

        Probe<String> apart = new Probe<>();
        orders.subscribe(apart);
        assertThat(apart.messages()).containsExactly("eu", "us");
    }

    @Test
    void shouldNotBeLostOnANewcomerThatFails() {
        orders.publishRetained("orders.eu", "eu");
        orders.publishRetained("orders.us", "us");
        List<String> seen = new ArrayList<>();

        orders.attach(message -> {
            seen.add(message);
            throw new IllegalStateException("cannot cope with " + message);
        });

        assertThat(seen).containsExactly("eu", "us");
        assertThat(orders.counts().failed()).isEqualTo(2);
        assertThat(orders.subscribers()).isOne();
    }

    @Test
    void shouldBeDroppedForANewcomerWithoutRoom() {
        orders.tellRetained("a");
        TestSubscriber<String> full = new TestSubscriber<>(0);

        orders.subscribe(SubscriptionOptions.defaults().whenFull(WhenFull.DROP), full);

        assertThat(orders.counts().dropped()).isOne();
        assertThat(orders.subscribers()).isOne();
    }

    @Test
    void shouldDetachANewcomerWithoutRoom() {
        orders.publishRetained("orders.eu", "eu");
        orders.publishRetained("orders.us", "us");
        TestSubscriber<String> full = new TestSubscriber<>(0);

        Subscription subscription =
                orders.subscribe(SubscriptionOptions.defaults().whenFull(WhenFull.DETACH), full);

        assertThat(orders.counts().dropped()).isOne();
        assertThat(orders.subscribers()).isZero();
        assertThat(full.callbacks()).isZero();
        subscription.close();
    }

    @Test
    void shouldComeBeforeWhatIsRetainedWhileANewcomerGetsIt() {
        orders.tellRetained("m0");
        List<String> seen = new ArrayList<>();
        AtomicInteger next = new AtomicInteger(1);

        // more rounds than are made without the lock; from then on this thread holds it
        orders.attach(message -> {
            seen.add(message);
            if (next.get() < 10) {
                orders.tellRetained("m" + next.getAndIncrement());
            }
        });
        orders.tellRetained("last");

        assertThat(seen)
                .containsExactly(
                        "m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "last");
    }

    @Test
    void shouldNotHoldUpOthersForANewcomerThatWaits() {
        orders.tellRetained("m0");
        AtomicInteger next = new AtomicInteger(1);
        Probe<String> seen = new Probe<>();

        // waits for another thread that publishes here, as an actor with a full mailbox may
        orders.attach(
                new Waiting(seen) {
                    @Override
                    void await() {
                        if (next.get() < 10) {
                            String message = "m" + next.getAndIncrement();
                            Threads.run(() -> orders.tellRetained(message));
                        }
                    }
                });
        orders.tellRetained("last");

        assertThat(seen.messages())
                .containsExactly(
                        "m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "last");
    }

    @Test
    void shouldWaitAtLastForANewcomerThatCannotKeepUp() {
        orders.attach(early);
        orders.tellRetained("m0");
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        Thread waiting = new Thread(() -> orders.tellRetained("m4"));

        orders.attach(message -> {
            seen.add(message);
            int next = seen.size();
            if (next < 4) {
                Threads.run(() -> orders.tellRetained("m" + next));
            } else if (next == 4) {
                Threads.run(() -> orders.tell("not retained"));
                waiting.start();
                await().until(() -> waiting.getState() == Thread.State.BLOCKED);
            }
        });
        Threads.run(waiting::join);

        assertThat(seen).containsExactly("m0", "m1", "m2", "m3", "m4");
        assertThat(early.messages()).containsExactly("m0", "m1", "m2", "m3", "not retained", "m4");
        assertThat(test.log.entries()).isEmpty();
    }

    @Test
    void shouldReachANewcomerThatSubscribesItselfMeanwhile() {
        orders.tellRetained("a");
        List<String> seen = new ArrayList<>();
        Recipient<String> eager =
                new Recipient<>() {
                    @Override
                    public void tell(String message) {
                        seen.add(message);
                        if (seen.size() == 1) {
                            orders.attach(this);
                        }
                    }
                };

        orders.attach(eager);
        orders.tell("b");

        assertThat(seen).contains("a").endsWith("b").containsOnlyOnce("b");
        assertThat(orders.subscribers()).isOne();
    }

    /** Has no room at the moment of an offer, and waits in each tell. */
    private abstract static class Waiting implements Subscriber<String> {

        private final Probe<String> seen;

        Waiting(Probe<String> seen) {
            this.seen = seen;
        }

        abstract void await();

        @Override
        public void tell(String message) {
            seen.tell(message);
            await();
        }

        @Override
        public boolean offer(String message) {
            return false;
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
