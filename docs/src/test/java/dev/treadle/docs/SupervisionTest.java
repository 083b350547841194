package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.Supervision;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The programs of docs/guide/supervision-and-lifecycle.md about failures. */
@ExtendWith(QuietLogs.class)
class SupervisionTest {

    @Test
    void shouldRecover() {
        var stored = new AtomicLong();
        try (var system = ActorSystem.create("counting")) {
            // tag::limit
            var options =
                    ActorOptions.defaults()
                            .supervision(Supervision.restart().atMost(3, Duration.ofMinutes(1)));
            ActorRef<Integer> counter = system.spawn("counter", () -> new Counter(stored), options);
            // end::limit
            counter.tell(10);
            counter.tell(0);
            counter.tell(20);
        }
        assertThat(stored).hasValue(15);
    }

    @Test
    void shouldStopAfterTooManyFailures() {
        try (var system = ActorSystem.create("counting")) {
            ActorRef<Integer> counter =
                    system.spawn(
                            "counter",
                            () -> new Counter(new AtomicLong()),
                            ActorOptions.defaults()
                                    .supervision(
                                            Supervision.restart()
                                                    .atMost(3, Duration.ofMinutes(1))));

            for (int i = 0; i < 4; i++) {
                counter.tell(0);
            }

            counter.join();
        }
    }

    @Test
    void shouldTellTheParent() {
        List<String> printed =
                Console.linesOf(() -> {
                    try (var system = ActorSystem.create("sea")) {
                        ActorRef<Integer> boat = system.spawn("boat", Boat::new);
                        boat.tell(50);
                    }
                });

        assertThat(printed).containsExactly("diver-1 gave up: 50 m is too deep");
    }

    @Test
    void shouldCallTheHooks() {
        List<String> log = new CopyOnWriteArrayList<>();
        try (var system = ActorSystem.create("house")) {
            system.spawn("tenant", () -> new Tenant(log)).tell("the pipes broke");
        }
        assertThat(log)
                .containsExactly(
                        "took the key", "key back: the pipes broke", "took the key", "key back");
    }

    @Test
    void shouldStopForAnErrorAndTellTheUncaughtExceptionHandler() {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> uncaught.add(e));
        try (var system = ActorSystem.create("house")) {
            ActorRef<String> wall =
                    system.spawn(
                            "wall",
                            Actor.of(message -> {
                                throw new AssertionError(message);
                            }));
            wall.tell("cracked");
            wall.join();
            await().dontCatchUncaughtExceptions().until(() -> uncaught.size() == 1);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
