package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.ServiceKey;
import dev.treadle.actor.ShutdownPhase;
import dev.treadle.routing.PullOptions;
import dev.treadle.routing.Router;
import dev.treadle.routing.RouterOptions;
import dev.treadle.routing.Routing;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The programs of docs/guide/routers.md and of the end of a system. */
class RoutersTest {

    record Quote(String item, ReplyTo<Integer> replyTo) {}

    private static final class Shopkeeper extends Actor<Quote> {
        @Override
        protected void receive(Quote quote) {
            quote.replyTo().tell(quote.item().length());
        }
    }

    @AutoClose private final ActorSystem system = ActorSystem.create("market");

    @Test
    void shouldRouteToAPool() {
        // tag::pool
        Router<Quote> shop = Router.pool(system, "shop", 4, Shopkeeper::new);
        Result<Integer> price = shop.ask(replyTo -> new Quote("apple", replyTo));
        // end::pool
        assertThat(price.await()).isEqualTo(5);
    }

    @Test
    void shouldRouteByKey() {
        // tag::key
        var byItem = RouterOptions.<Quote>of(Routing.consistentHash(Quote::item)).handOver();
        Router<Quote> shop = Router.pool(system, "shop", 4, Shopkeeper::new, byItem);
        // end::key
        Result<Integer> price = shop.ask(replyTo -> new Quote("pear", replyTo));
        assertThat(price.await()).isEqualTo(4);
    }

    @Test
    void shouldAskManyAtOnce() {
        Router<Quote> shops = Router.pool(system, "shops", 3, Shopkeeper::new);
        // tag::many
        List<Result<Integer>> asked = shops.askAll(replyTo -> new Quote("plum", replyTo));
        List<Outcome<Integer>> all = Result.outcomes(asked).await(); // who failed is among them
        int first = shops.<Integer>askFirst(replyTo -> new Quote("plum", replyTo)).await();
        // end::many
        assertThat(all).hasSize(3);
        assertThat(first).isEqualTo(4);
    }

    @Test
    void shouldLetWorkersPull() {
        var done = new CopyOnWriteArrayList<String>();
        // tag::pull
        Router<String> presses =
                Router.pulling(
                        system,
                        "presses",
                        2,
                        Actor.of(page -> done.add("printed " + page)), // may block
                        PullOptions.defaults().buffer(100));
        for (int page = 1; page <= 300; page++) {
            presses.tell("page " + page); // waits when 100 are waiting
        }
        presses.close(); // when all of them are printed
        presses.join();
        // end::pull
        assertThat(done).hasSize(300);
    }

    @Test
    void shouldFindActors() {
        var seen = new CopyOnWriteArrayList<Integer>();
        // tag::registry
        var shops = ServiceKey.of("shops", Quote.class);
        ActorRef<Quote> corner = system.spawn("corner", Shopkeeper::new);
        system.registry().register(shops, corner);

        List<ActorRef<Quote>> open = system.registry().find(shops);
        Optional<ActorRef<?>> byPath = system.registry().find("market/corner");
        system.registry().subscribe(shops, listing -> seen.add(listing.actors().size()));
        Router<Quote> any = Router.group(system, shops, RouterOptions.defaults());
        // end::registry
        assertThat(open).containsExactly(corner);
        assertThat(byPath).contains(corner);
        assertThat(seen).containsExactly(1);
        assertThat(any.routees()).containsExactly(corner);
    }

    @Test
    void shouldLeaveMessagesToAnHeir() {
        ActorRef<Quote> old = system.spawn("old", Shopkeeper::new);
        ActorRef<Quote> young = system.spawn("young", Shopkeeper::new);
        // tag::heir
        old.bequeath(quote -> Optional.of(young));
        // end::heir
        old.stop();
        old.join();
        Result<Integer> price = old.ask(replyTo -> new Quote("fig", replyTo));
        assertThat(price.await()).isEqualTo(3);
    }

    @Test
    void shouldEndInPhases() {
        var log = new CopyOnWriteArrayList<String>();
        // tag::phases
        var shutdown = system.coordinatedShutdown();
        var within = Duration.ofSeconds(5);
        shutdown.add(ShutdownPhase.UNBIND, "http", within, () -> log.add("takes no more"));
        shutdown.add(ShutdownPhase.RELEASE, "database", within, () -> log.add("disconnected"));
        // end::phases
        system.close();
        assertThat(log).containsExactly("takes no more", "disconnected");
    }
}
