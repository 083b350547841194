package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.MessageAdapter;
import dev.treadle.actor.Supervision;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The programs of the guide about supervision, watching, timers, stash and states. */
@ExtendWith(QuietLogs.class)
class ModelTest {

    @Test
    void shouldDecideByTheFailure() throws Exception {
        List<String> log = new CopyOnWriteArrayList<>();
        try (var system = ActorSystem.create("shop")) {
            // tag::cases
            var supervision =
                    Supervision.restart()
                            .withBackoff(Duration.ofMillis(10), Duration.ofSeconds(5))
                            .retryingMessage(3)
                            .atMost(10, Duration.ofMinutes(1))
                            .thenEscalate()
                            .on(IllegalArgumentException.class, Supervision.resume());
            // end::cases
            var failures = new int[1];
            ActorRef<String> clerk =
                    system.spawn(
                            "clerk",
                            Actor.of(order -> {
                                if (order.isEmpty()) {
                                    throw new IllegalArgumentException("nothing ordered");
                                }
                                if (failures[0]++ < 2) {
                                    throw new IOException("the line is down");
                                }
                                log.add(order);
                            }),
                            ActorOptions.defaults().supervision(supervision));
            List.of("", "a lamp", "a chair").forEach(clerk::tell);
            await().until(() -> log.size() == 2);
        }
        assertThat(log).containsExactly("a lamp", "a chair");
    }

    @Test
    void shouldNoteHowOthersEnd() {
        List<String> printed =
                Console.linesOf(() -> {
                    try (var system = ActorSystem.create("town")) {
                        ActorRef<Widow.Message> widow = system.spawn("widow", Widow::new);
                        ActorRef<String> first = system.spawn("first", Actor.of(_ -> {}));
                        first.kill();
                        widow.tell(new Widow.Marry(first));
                    }
                });

        assertThat(printed).containsExactly("first was killed");
    }

    @Test
    void shouldMeasureByTheClock() {
        List<String> log = new CopyOnWriteArrayList<>();
        try (var system = ActorSystem.create("house")) {
            ActorRef<Thermometer.Message> thermometer =
                    system.spawn(
                            "thermometer", () -> new Thermometer(log::add, Duration.ofMillis(5)));
            await().until(() -> log.contains("nobody looks at me"));
            thermometer.tell(Thermometer.Message.RESET);
        }
        assertThat(log).startsWith("20 degrees", "20 degrees");
    }

    @Test
    void shouldAnswerWhenTheTextIsThere() {
        var loading = new CompletableFuture<String>();
        try (var system = ActorSystem.create("library")) {
            ActorRef<Reader.Message> reader = system.spawn("reader", () -> new Reader(loading));
            var answer = reader.ask(String.class, Reader.Ask::new);
            loading.complete("Call me Ishmael.");
            assertThat(answer.await()).isEqualTo("Call me Ishmael.");
        }
    }

    @Test
    void shouldBurnForAWhile() {
        try (var system = ActorSystem.create("house")) {
            ActorRef<Lamp.Event> lamp = system.spawn("lamp", () -> new Lamp(Duration.ofMillis(10)));
            lamp.tell(new Lamp.Press());
            assertThat(lamp.ask(Boolean.class, Lamp.WhenDark::new).await()).isTrue();
        }
    }

    @Test
    void shouldOpenTheDoor() {
        List<String> printed =
                Console.linesOf(() -> {
                    // tag::behaving
                    try (var system = ActorSystem.create("house")) {
                        ActorRef<Door.Command> door =
                                system.spawn("door", Actor.behaving(Door.shut()));
                        door.tell(Door.Command.PUSH);
                    }
                    // end::behaving
                });

        assertThat(printed).containsExactly("door opens");
    }

    @Test
    void shouldAdapt() {
        List<String> log = new CopyOnWriteArrayList<>();
        try (var system = ActorSystem.create("house")) {
            var clock = system.exchange("clock", Integer.class);
            ActorRef<String> listener =
                    system.spawn(
                            "listener",
                            () ->
                                    new Actor<>() {
                                        {
                                            // tag::adapter
                                            MessageAdapter<Integer> hours =
                                                    context()
                                                            .messageAdapter(
                                                                    hour -> hour + " o'clock");
                                            clock.attach(hours);
                                            // end::adapter
                                        }

                                        @Override
                                        protected void receive(String text) {
                                            log.add(text);
                                        }
                                    });
            clock.tell(5);
            listener.tell("done");
        }
        assertThat(log).containsExactly("5 o'clock", "done");
    }

    @Test
    void shouldKeepAGroupTogether() {
        List<String> log = new CopyOnWriteArrayList<>();
        try (var system = ActorSystem.create("house")) {
            // tag::group
            var together = ActorOptions.defaults().supervision(Supervision.restart().allForOne());
            ActorRef<String> cart = system.spawn("cart", () -> new Tenant(log), together);
            ActorRef<String> horse = system.spawn("horse", () -> new Tenant(log), together);
            // end::group
            horse.tell("it bolts");
            await().until(() -> log.size() == 6);
            cart.close();
        }
        assertThat(log)
                .startsWith(
                        "took the key",
                        "took the key",
                        "key back: it bolts",
                        "key back: it bolts",
                        "took the key",
                        "took the key");
    }
}
