package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

@ExtendWith(QuietLogs.class)
class RegistryTest {

    private static final ServiceKey<String> PRINTERS = ServiceKey.of("printers", String.class);

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Registry registry = system.registry();
    private final Inbox<Listing<String>> news = new Inbox<>();
    private final Inbox<String> sizes = new Inbox<>();
    private final DeadLetterBox letters = new DeadLetterBox(system);

    private ActorRef<String> spawn(String name) {
        return system.spawn(name, Actor.of(_ -> {}));
    }

    private static void end(ActorRef<?> actor) {
        actor.close();
        actor.join();
    }

    /** Has a child "inner" that has a child "most". */
    private static final class Parent extends Actor<String> {
        Parent(int depth) {
            if (depth > 0) {
                context().spawn(depth == 2 ? "inner" : "most", () -> new Parent(depth - 1));
            }
        }

        @Override
        protected void receive(String message) {}
    }

    @Test
    void shouldFindActorsByNameAndPath() {
        ActorRef<String> outer = system.spawn("outer", () -> new Parent(2));

        assertThat(registry.find("outer")).contains(outer);
        assertThat(registry.find("bank/outer")).contains(outer);
        assertThat(registry.find("bank/outer/inner/most").orElseThrow().path())
                .isEqualTo("bank/outer/inner/most");
        assertThat(registry.find("outer/inner").orElseThrow().name()).isEqualTo("inner");
        assertThat(registry.find("inner")).isEmpty();
        assertThat(registry.find("bank")).isEmpty();
        assertThat(registry.find("")).isEmpty();
        assertThat(registry.find("outer/")).isEmpty();
        end(outer);
        assertThat(registry.find("outer")).isEmpty();
    }

    @Test
    void shouldFindAnActorThatIsCalledAsItsSystem() {
        ActorRef<String> bank = spawn("bank");

        assertThat(registry.find("bank")).contains(bank);
        assertThat(registry.find("bank/bank")).contains(bank);
    }

    @Test
    void shouldFindActorsByTypedKeyUntilTheyEnd() {
        ActorRef<String> a = spawn("a");
        ActorRef<String> b = spawn("b");
        registry.register(PRINTERS, a);
        registry.register(PRINTERS, a);
        var registration = registry.register(PRINTERS, b);

        assertThat(registry.find(PRINTERS)).containsExactly(a, b);
        assertThat(registry.find(ServiceKey.of("printers", Integer.class))).isEmpty();
        end(a);
        assertThat(registry.find(PRINTERS)).containsExactly(b);
        registration.close();
        assertThat(registry.find(PRINTERS)).isEmpty();
    }

    @Test
    void shouldNotFindWhatHadEndedBefore() {
        ActorRef<String> a = spawn("a");
        end(a);

        registry.register(PRINTERS, a);

        assertThat(registry.find(PRINTERS)).isEmpty();
    }

    @Test
    void shouldTellOfComingsAndGoingsInOrder() {
        ActorRef<String> a = spawn("a");
        registry.register(PRINTERS, a);
        var subscription = registry.subscribe(PRINTERS, news);
        ActorRef<String> b = spawn("b");

        registry.register(PRINTERS, b);
        end(a);
        news.await(3); // who joins an actor may go on before all have been told of its end
        subscription.close();
        end(b);

        assertThat(news.messages())
                .containsExactly(
                        new Listing<>(PRINTERS, List.of(a)),
                        new Listing<>(PRINTERS, List.of(a, b)),
                        new Listing<>(PRINTERS, List.of(b)));
    }

    @Test
    void shouldTellAnActorWithoutWaitingForRoom() throws Exception {
        var gate = new Gate();
        ActorRef<Listing<String>> busy =
                system.spawn(
                        "busy",
                        Actor.of(listing -> {
                            gate.pass();
                            news.tell(listing);
                        }),
                        ActorOptions.defaults().mailbox(MailboxOptions.bounded(1, Overflow.BLOCK)));
        registry.subscribe(PRINTERS, busy);
        gate.awaitEntered();

        for (int i = 0; i < 10; i++) {
            registry.register(PRINTERS, spawn("p" + i)); // would wait for ever
        }
        gate.open();

        assertThat(news.await(11).getLast().actors()).hasSize(10);
        end(busy);
        registry.register(PRINTERS, spawn("late"));
        assertThat(news.size()).isEqualTo(11);
    }

    /** Passes the gate with each message; the listings come by an adapter. */
    private final class Adapting extends Actor<String> {
        private final Gate gate;

        Adapting(Inbox<MessageAdapter<Listing<String>>> adapters, Gate gate) {
            this.gate = gate;
            adapters.tell(context().messageAdapter(listing -> "" + listing.actors().size()));
        }

        @Override
        protected void receive(String message) throws Exception {
            gate.pass();
            sizes.tell(message);
        }
    }

    @Test
    void shouldTellAnAdapterWithoutWaitingForRoomUntilItsActorEnds() throws Exception {
        var gate = new Gate();
        var adapters = new Inbox<MessageAdapter<Listing<String>>>();
        ActorRef<String> busy =
                system.spawn(
                        "busy",
                        () -> new Adapting(adapters, gate),
                        ActorOptions.defaults().mailbox(MailboxOptions.bounded(1, Overflow.BLOCK)));
        registry.subscribe(PRINTERS, adapters.await(1).getFirst());
        gate.awaitEntered();

        for (int i = 0; i < 10; i++) {
            registry.register(PRINTERS, spawn("p" + i)); // would wait for ever
        }
        gate.open();

        assertThat(sizes.await(11)).endsWith("9", "10");
        end(busy);
        registry.register(PRINTERS, spawn("late"));
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void shouldTellACooperativeActorWithoutWaitingForRoomUntilItEnds() {
        try (var scheduler = ActorScheduler.in(system, "tasks")) {
            CooperativeRef<Listing<String>> actor =
                    scheduler.spawn(
                            "actor",
                            self -> {
                                while (true) {
                                    news.tell(self.receive());
                                }
                            },
                            MailboxOptions.bounded(1, Overflow.BLOCK));
            registry.subscribe(PRINTERS, actor);

            for (int i = 0; i < 10; i++) {
                registry.register(PRINTERS, spawn("p" + i)); // would wait for ever
            }
            scheduler.run();

            assertThat(news.messages()).hasSize(11);
            actor.close();
            scheduler.run();
            registry.register(PRINTERS, spawn("late"));
            assertThat(letters.all()).isEmpty();
        }
    }

    @Test
    void shouldGoOnWhenAListenerThrows() {
        registry.subscribe(
                PRINTERS,
                _ -> {
                    throw new IllegalStateException("expected by the test");
                });
        registry.subscribe(PRINTERS, news);

        registry.register(PRINTERS, spawn("a"));

        assertThat(news.messages()).hasSize(2);
    }

    @Test
    void shouldGoOnWhenAListenerThrowsAnError() {
        try (var uncaught = new Uncaught();
                var _ =
                        registry.subscribe(
                                PRINTERS,
                                _ -> {
                                    throw new AssertionError("expected by the test");
                                })) {
            registry.subscribe(PRINTERS, news);

            registry.register(PRINTERS, spawn("a"));

            assertThat(news.messages()).hasSize(2);
            assertThat(uncaught.await(2)).hasOnlyElementsOfType(AssertionError.class);
        }
    }

    @Test
    void shouldWatchAnActorOnceHoweverOftenItIsRegistered() {
        ActorRef<String> a = spawn("a");
        Terminations callbacks = ((ActorCell<?>) a).annex().terminations();
        registry.register(PRINTERS, a);
        for (int i = 0; i < 100; i++) {
            registry.register(PRINTERS, a);
        }
        assertThat(callbacks.size()).isEqualTo(1);

        registry.register(PRINTERS, a).close();

        assertThat(callbacks.size()).isZero();
        assertThat(registry.find(PRINTERS)).isEmpty();
        registry.register(PRINTERS, a);
        end(a);
        assertThat(registry.find(PRINTERS)).isEmpty();
    }

    @Test
    void shouldKeepNothingOfWhatWasLookedForInVain() {
        WeakReference<?> key = lookForNothing();

        await().until(() -> {
            System.gc();
            return key.get() == null;
        });
    }

    private WeakReference<?> lookForNothing() {
        var key = ServiceKey.of("scanners", String.class);
        assertThat(registry.find(key)).isEmpty();
        return new WeakReference<>(key);
    }

    @Test
    void shouldEndWithTheTruthWhenManyComeAndGoAtOnce() throws Exception {
        registry.subscribe(PRINTERS, news);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int thread = t;
            threads.add(
                    Thread.startVirtualThread(() ->
                            IntStream.range(0, 50)
                                    .forEach(i -> {
                                        ActorRef<String> actor = spawn(thread + "-" + i);
                                        registry.register(PRINTERS, actor);
                                        if (i % 10 > 0) {
                                            actor.close();
                                        }
                                    })));
        }
        for (Thread each : threads) {
            each.join();
        }

        await().untilAsserted(() -> assertThat(registry.find(PRINTERS)).hasSize(40));
        await().untilAsserted(() -> assertThat(news.messages().getLast().actors()).hasSize(40));
        List<Integer> sizes = news.messages().stream().map(each -> each.actors().size()).toList();
        for (int i = 1; i < sizes.size(); i++) { // one comes or goes at a time: none was missed
            assertThat(Math.abs(sizes.get(i) - sizes.get(i - 1))).isEqualTo(1);
        }
    }
}
