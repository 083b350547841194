package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.exchange.Undelivered.Reason;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class GroupTest {

    private static final SubscriptionOptions PACKERS =
            SubscriptionOptions.defaults().inGroup("packers");

    private final TestExchanges test = new TestExchanges();
    private final Exchange<String> orders = test.orders;
    private final TestSubscriber<String> first = new TestSubscriber<>();
    private final TestSubscriber<String> second = new TestSubscriber<>();
    private final TestSubscriber<String> third = new TestSubscriber<>();

    @Test
    void shouldShareTheLoadInTurn() {
        orders.subscribe(PACKERS, first);
        orders.subscribe(PACKERS, second);
        orders.subscribe(PACKERS, third);

        tell("a", "b", "c", "d", "e", "f", "g");

        assertThat(first.messages()).containsExactly("a", "d", "g");
        assertThat(second.messages()).containsExactly("b", "e");
        assertThat(third.messages()).containsExactly("c", "f");
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(7, 7, 0, 0, 0));
    }

    @Test
    void shouldShareTheLoadOfAllItsTopics() {
        orders.subscribe("orders.#", PACKERS, first);
        orders.subscribe("orders.#", PACKERS, second);

        IntStream.range(0, 10).forEach(i -> orders.publish("orders.x" + i % 2, "m" + i));

        assertThat(first.messages()).hasSize(5);
        assertThat(second.messages()).hasSize(5);
    }

    @Test
    void shouldKeepItsTurnWhenOthersComeAndGo() {
        orders.subscribe(PACKERS, first);
        orders.subscribe(PACKERS, second);

        for (int i = 0; i < 10; i++) {
            orders.tell("m" + i);
            orders.attach(new Probe<>());
        }

        assertThat(first.messages()).hasSize(5);
        assertThat(second.messages()).hasSize(5);
    }

    @Test
    void shouldGoOnlyToMembersWhosePatternMatches() {
        orders.subscribe("orders.eu", PACKERS, first);
        orders.subscribe("orders.*", PACKERS, second);

        IntStream.range(0, 4).forEach(_ -> orders.publish("orders.us", "us"));
        IntStream.range(0, 4).forEach(_ -> orders.publish("orders.eu", "eu"));

        assertThat(first.messages()).containsExactly("eu", "eu");
        assertThat(second.messages()).containsExactly("us", "us", "us", "us", "eu", "eu");
    }

    @Test
    void shouldHaveOneTurnForAMemberWithSeveralPatterns() {
        orders.subscribe("orders.#", PACKERS, first);
        orders.subscribe("#.eu", PACKERS, first);
        orders.subscribe("orders.eu", PACKERS, second);

        IntStream.range(0, 4).forEach(i -> orders.publish("orders.eu", "m" + i));

        assertThat(first.messages()).containsExactly("m0", "m2");
        assertThat(second.messages()).containsExactly("m1", "m3");
    }

    @Test
    void shouldBeApartFromOtherGroupsAndFromThoseWithoutOne() {
        orders.subscribe(PACKERS, first);
        orders.subscribe(SubscriptionOptions.defaults().inGroup("auditors"), second);
        orders.attach(third);
        orders.attach(first);

        tell("a", "b");

        assertThat(first.messages()).containsExactly("a", "a", "b", "b");
        assertThat(second.messages()).containsExactly("a", "b");
        assertThat(third.messages()).containsExactly("a", "b");
        assertThat(orders.subscribers()).isEqualTo(3);
    }

    @Test
    void shouldPassOverAMemberThatHasEnded() {
        orders.subscribe(PACKERS, first);
        orders.subscribe(PACKERS, new EndsUnheard());
        orders.subscribe(PACKERS, second);

        tell("a", "b", "c", "d");

        assertThat(first.messages()).containsExactly("a", "d");
        assertThat(second.messages()).containsExactly("b", "c");
    }

    @Test
    void shouldPassOverAMemberWithoutRoom() {
        first.room(1);
        orders.subscribe(PACKERS, first);
        orders.subscribe(PACKERS, second);

        tell("a", "b", "c", "d");

        assertThat(first.messages()).containsExactly("a");
        assertThat(second.messages()).containsExactly("b", "c", "d");
        assertThat(orders.counts().dropped()).isZero();
    }

    @Test
    void shouldWaitForTheOneWhoseTurnItIsWhenNoneHasRoom() {
        first.room(0);
        second.room(0);
        orders.subscribe(PACKERS, first);
        orders.subscribe(PACKERS, new EndsUnheard());
        orders.subscribe(PACKERS, second);

        tell("a", "b", "c");

        assertThat(first.messages()).containsExactly("a");
        assertThat(second.messages()).containsExactly("b", "c");
        assertThat(first.waits() + second.waits()).isEqualTo(3);
    }

    @Test
    void shouldDropWhenNoneHasRoomAndMembersWantThat() {
        first.room(0);
        second.room(1);
        orders.subscribe(PACKERS.whenFull(WhenFull.DROP), first);
        orders.subscribe(PACKERS.whenFull(WhenFull.DROP), second);

        tell("a", "b");

        assertThat(second.messages()).containsExactly("a");
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(2, 1, 1, 0, 0));
        assertThat(test.undelivered)
                .extracting(Undelivered::reason)
                .containsExactly(Reason.DROPPED);
    }

    @Test
    void shouldGiveAMessageToNoOtherWhenAMemberFails() {
        orders.subscribe(
                PACKERS,
                _ -> {
                    throw new IllegalStateException("cannot pack");
                });
        orders.subscribe(PACKERS, second);

        tell("a", "b");

        assertThat(second.messages()).containsExactly("b");
        assertThat(orders.counts()).isEqualTo(new ExchangeCounts(2, 1, 0, 1, 0));
    }

    @Test
    void shouldGoOnAfterItsMembersHaveLeft() {
        Subscription one = orders.subscribe(PACKERS, first);
        Subscription two = orders.subscribe(PACKERS, second);
        tell("a", "b");
        one.close();
        tell("c", "d");
        two.close();
        tell("e");
        orders.subscribe(PACKERS, third);
        tell("f");

        assertThat(first.messages()).containsExactly("a");
        assertThat(second.messages()).containsExactly("b", "c", "d");
        assertThat(third.messages()).containsExactly("f");
        assertThat(orders.counts().unrouted()).isOne();
    }

    @Test
    void shouldRefuseAnIllegalName() {
        assertThatThrownBy(() -> SubscriptionOptions.defaults().inGroup("a group"))
                .isInstanceOf(IllegalNameException.class)
                .hasMessageContaining("The group \"a group\"");
        assertThatThrownBy(() -> SubscriptionOptions.defaults().inGroup(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
    }

    private void tell(String... messages) {
        List.of(messages).forEach(orders::tell);
    }

    /** Has ended, and says so only when asked. */
    private static final class EndsUnheard implements Subscriber<String> {

        private boolean subscribed;

        @Override
        public void tell(String message) {
            throw new AssertionError("told " + message + " after the end");
        }

        @Override
        public boolean offer(String message) {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return subscribed;
        }

        @Override
        public Subscription whenTerminated(Runnable callback) {
            subscribed = true;
            return () -> {};
        }
    }
}
