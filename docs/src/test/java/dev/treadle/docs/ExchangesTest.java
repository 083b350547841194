package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.DeadLetter;
import dev.treadle.exchange.DisplayMessages;
import dev.treadle.exchange.Exchange;
import dev.treadle.exchange.SubscriptionOptions;
import dev.treadle.exchange.WhenFull;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Recipient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** The programs of docs/guide/exchange.md. */
@ExtendWith(QuietLogs.class)
class ExchangesTest {

    record Order(int number) {}

    private final Page page = Page.of("docs/guide/exchange.md");
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private ActorRef<Order> actor(ActorSystem system, String name) {
        return system.spawn(
                name, Actor.of(order -> seen.add("%s %d".formatted(name, order.number()))));
    }

    @Test
    void shouldReachAllWhoAreSubscribed() {
        try (var system = ActorSystem.create("shop")) {
            ActorRef<Order> billing = actor(system, "billing");
            ActorRef<Order> shipping = actor(system, "shipping");
            // tag::subscribe
            Exchange<Order> orders = system.exchange("orders", Order.class);
            try (var _ = orders.subscribe(billing, shipping)) {
                orders.tell(new Order(1)); // to both
            }
            orders.tell(new Order(2)); // to nobody any more
            // end::subscribe
            assertThat(orders.counts().unrouted()).isEqualTo(1);
        }
        assertThat(seen).containsExactlyInAnyOrder("billing 1", "shipping 1");
    }

    @Test
    void shouldTapAnExchange() {
        assertThat(Console.linesOf(ExchangesTest::tap))
                .containsExactly("msg[1]: Order[number=1]", "msg[2]: Order[number=2]");
    }

    private static void tap() {
        // tag::tap
        try (var system = ActorSystem.create("shop")) {
            Exchange<Order> orders = system.exchange("orders", Order.class);
            orders.attach(new DisplayMessages());
            orders.tell(new Order(1)); // prints msg[1]: Order[number=1]
            orders.tell(new Order(2)); // prints msg[2]: Order[number=2]
        }
        // end::tap
    }

    @Test
    void shouldMatchTopics() {
        try (var system = ActorSystem.create("shop")) {
            ActorRef<Order> europe = actor(system, "europe");
            ActorRef<Order> audit = actor(system, "audit");
            Exchange<Order> orders = system.exchange("orders", Order.class);
            // tag::topics
            orders.subscribe("orders.eu.*", europe); // one word for the star
            orders.subscribe("orders.#", audit); // any number of words for the hash
            orders.publish("orders.eu.created", new Order(1)); // to both
            orders.publish("orders.us.created", new Order(2)); // to audit
            orders.publish("orders.eu", new Order(3)); // to audit
            orders.tell(new Order(4)); // no topic: to neither
            // end::topics
        }
        assertThat(seen).containsExactlyInAnyOrder("europe 1", "audit 1", "audit 2", "audit 3");
    }

    @Test
    void shouldShareTheLoad() {
        try (var system = ActorSystem.create("shop")) {
            ActorRef<Order> ada = actor(system, "ada");
            ActorRef<Order> grace = actor(system, "grace");
            Exchange<Order> orders = system.exchange("orders", Order.class);
            // tag::group
            var packers = SubscriptionOptions.defaults().inGroup("packers");
            orders.subscribe(packers, ada);
            orders.subscribe(packers, grace);
            orders.tell(new Order(1)); // to one of them
            orders.tell(new Order(2)); // to the other
            // end::group
        }
        assertThat(seen).hasSize(2);
        assertThat(seen.stream().map(each -> each.replaceAll(" .*", "")))
                .containsExactlyInAnyOrder("ada", "grace");
    }

    @Test
    void shouldRetainTheLastValue() {
        List<Integer> prices = new ArrayList<>();
        try (var system = ActorSystem.create("shop")) {
            // tag::retained
            Exchange<Integer> price = system.exchange("price", Integer.class);
            price.publishRetained("bread", 3);
            price.publishRetained("bread", 4);
            price.subscribe("bread", prices::add); // is sent 4 at once
            price.publishRetained("bread", 5); // and then 5
            // end::retained
            assertThat(prices).containsExactly(4, 5);
        }
    }

    @Test
    void shouldDropForASlowSubscriber() throws Exception {
        var busy = new CountDownLatch(1);
        var ready = new CountDownLatch(1);
        try (var system = ActorSystem.create("shop")) {
            ActorRef<Order> slow =
                    system.spawn(
                            "slow",
                            Actor.of(_ -> {
                                busy.countDown();
                                ready.await();
                            }),
                            ActorOptions.defaults().mailbox(MailboxOptions.bounded(1)));
            slow.tell(new Order(0));
            busy.await();
            List<DeadLetter> letters = new CopyOnWriteArrayList<>();
            system.deadLetters().attach(letters::add);
            // tag::when-full
            Exchange<Order> orders = system.exchange("orders", Order.class);
            orders.subscribe(SubscriptionOptions.defaults().whenFull(WhenFull.DROP), slow);
            // end::when-full
            orders.tell(new Order(1));
            orders.tell(new Order(2));

            assertThat(orders.counts().dropped()).isEqualTo(1);
            page.shouldQuote(letters.getFirst().toString());
            ready.countDown();
        }
    }

    @Test
    void shouldFindExchangesByPattern() {
        try (var system = ActorSystem.create("shop")) {
            system.exchange("orders.eu", Order.class);
            system.exchange("orders.us", Order.class);
            // tag::find
            List<Exchange<?>> found = system.exchanges("orders.*");
            // end::find
            assertThat(found)
                    .map(Exchange::name)
                    .allSatisfy(name -> assertThat(name).startsWith("orders."))
                    .hasSize(2);
        }
    }

    @Test
    void shouldLetGoOfAnActorThatHasEnded() {
        try (var system = ActorSystem.create("shop")) {
            ActorRef<Order> billing = actor(system, "billing");
            Exchange<Order> orders = system.exchange("orders", Order.class);
            orders.attach(billing);

            billing.close();
            billing.join();

            await().until(() -> orders.subscribers() == 0);
        }
    }

    @Test
    void shouldShieldThePublisher() {
        try (var system = ActorSystem.create("shop")) {
            List<DeadLetter> letters = new ArrayList<>();
            system.deadLetters().attach(letters::add);
            Exchange<Order> orders = system.exchange("orders", Order.class);
            // tag::throws
            Recipient<Order> broken =
                    new Recipient<>() {
                        @Override
                        public void tell(Order order) {
                            throw new IllegalStateException("no paper");
                        }

                        @Override
                        public String toString() {
                            return "the printer";
                        }
                    };
            orders.attach(broken);
            orders.attach(order -> seen.add("audit " + order.number()));
            orders.tell(new Order(1)); // audit gets it all the same
            // end::throws
            assertThat(seen).containsExactly("audit 1");
            page.shouldQuote(letters.getFirst().toString());
        }
    }

    @Test
    void shouldSayWhatIsWrong() {
        var system = ActorSystem.create("shop");
        Exchange<Order> orders = system.exchange("orders", Order.class);

        assertThatThrownBy(() -> system.exchange("orders", String.class))
                .satisfies(this::shouldBeQuoted);
        assertThatThrownBy(() -> orders.publish("orders.*", new Order(1)))
                .satisfies(this::shouldBeQuoted);
        assertThatThrownBy(() -> orders.subscribe("orders.*eu", _ -> {}))
                .satisfies(this::shouldBeQuoted);
        var drop = SubscriptionOptions.defaults().whenFull(WhenFull.DROP);
        assertThatThrownBy(() -> orders.subscribe(drop, new DisplayMessages()))
                .hasMessageContaining("cannot refuse a message");
        system.close();
        assertThatThrownBy(() -> system.exchange("returns", Order.class))
                .satisfies(this::shouldBeQuoted);
    }

    private void shouldBeQuoted(Throwable e) {
        page.shouldQuote("`" + e.getClass().getSimpleName() + "`");
        page.shouldQuote("`" + e.getMessage() + "`");
    }
}
