package dev.treadle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.simulation.SimulationException.Reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

/** A run of a simulation: what it decides, and how it ends. */
class SimulatorTest {

    /** Several senders, one receiver. */
    private static List<String> race(Simulation simulation) {
        List<String> log = new ArrayList<>();
        ActorSystem system = simulation.system("race");
        ActorRef<String> sink = system.spawn("sink", Actor.of(log::add));
        for (String name : List.of("a", "b")) {
            ActorRef<Integer> sender =
                    system.spawn(name, Actor.of(number -> sink.tell(name + number)));
            sender.tell(1);
            sender.tell(2);
        }
        simulation.run();
        return log;
    }

    private static List<String> race(long seed) {
        List<String> log = new ArrayList<>();
        Simulator.seed(seed)
                .strategy(Strategy.RANDOM_WALK)
                .run(simulation -> log.addAll(race(simulation)))
                .orThrow();
        return log;
    }

    @Test
    void shouldRunTheSameWayUnderTheSameSeed() {
        for (long seed = 0; seed < 50; seed++) {
            SimulationRun first = Simulator.seed(seed).run(SimulatorTest::race).orThrow();
            SimulationRun second = Simulator.seed(seed).run(SimulatorTest::race).orThrow();

            assertThat(first.trace()).isEqualTo(second.trace());
            assertThat(first.trace().length()).isEqualTo(8);
        }
    }

    @Test
    void shouldFindAllOrdersOfIndependentSenders() {
        Set<List<String>> orders = new HashSet<>();
        LongStream.range(0, 1_000).forEach(seed -> orders.add(race(seed)));

        assertThat(orders).hasSize(6); // 4! / (2! 2!): each sender's own are in order
        assertThat(orders)
                .allSatisfy(
                        order -> assertThat(order.indexOf("a1")).isLessThan(order.indexOf("a2")));
    }

    @Test
    void shouldAwaitWhatOthersReply() {
        Simulator.seed(1)
                .run(simulation -> {
                    ActorRef<ReplyTo<Integer>> actor =
                            simulation.system("s").spawn("a", Actor.of(to -> to.tell(7)));
                    assertThat(actor.ask(Integer.class, to -> to).await()).isEqualTo(7);
                })
                .orThrow();
    }

    @Test
    void shouldTakeSystemsInThatTheBodyCreatesItself() {
        Simulator.seed(1)
                .run(simulation -> {
                    try (var system = ActorSystem.create("own")) {
                        assertThat(system.timers()).isSameAs(simulation.timers());
                        var times = new ArrayList<Long>();
                        system.timers()
                                .once(
                                        Duration.ofDays(3),
                                        () -> times.add(system.timers().nanoTime()));
                        simulation.run();
                        assertThat(times).containsExactly(Duration.ofDays(3).toNanos());
                    }
                })
                .orThrow();
    }

    @Test
    void shouldThrowWhatTheBodyThrows() {
        var failure = new java.io.IOException("no");
        SimulationRun run =
                Simulator.seed(1)
                        .run(simulation -> {
                            throw failure;
                        });

        assertThat(run.failure()).containsSame(failure);
        assertThatThrownBy(run::orThrow).isSameAs(failure);
    }

    @Test
    void shouldLetAPeriodOfTimePass() {
        Simulator.seed(1)
                .run(simulation -> {
                    var ticks = new ArrayList<Long>();
                    var second = Duration.ofSeconds(1);
                    simulation
                            .timers()
                            .atFixedRate(
                                    second,
                                    second,
                                    () -> ticks.add(simulation.timers().nanoTime() / 1_000_000));
                    simulation.run(Duration.ofSeconds(3));
                    assertThat(ticks).containsExactly(1_000L, 2_000L, 3_000L);
                    simulation.run(Duration.ofMillis(999));
                    assertThat(ticks).hasSize(3);
                    assertThat(simulation.timers().nanoTime()).isEqualTo(3_999_000_000L);
                })
                .orThrow();
    }

    @Test
    @Timeout(2)
    void shouldSimulateADayOfSecondsInLessThanTwo() {
        Simulator.seed(1)
                .run(simulation -> {
                    var seconds = new ArrayList<Integer>();
                    ActorRef<Integer> clock =
                            simulation.system("s").spawn("clock", Actor.of(seconds::add));
                    var second = Duration.ofSeconds(1);
                    simulation.timers().atFixedRate(second, second, () -> clock.tell(1));
                    simulation.run(Duration.ofDays(1));
                    assertThat(seconds).hasSize(86_400);
                })
                .orThrow();
    }

    @Test
    void shouldCutOffARunThatNeverEnds() {
        SimulationRun run =
                Simulator.seed(1)
                        .mostSteps(10_000)
                        .run(simulation -> {
                            ActorRef<String> actor =
                                    simulation
                                            .system("s")
                                            .spawn(
                                                    "ever",
                                                    () ->
                                                            new Actor<String>() {
                                                                @Override
                                                                protected void receive(
                                                                        String message) {
                                                                    self().tell(message);
                                                                }
                                                            });
                            actor.tell("again");
                            simulation.run();
                        });

        assertThat(run.failure().orElseThrow())
                .isInstanceOfSatisfying(
                        SimulationException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LONG))
                .hasMessage(
                        "It was cut off after 10,000 steps; allow more, or look why it goes on; the"
                            + " last messages: s/ever <- String. Where a timer repeats, run for a"
                            + " Duration");
        assertThat(run.trace().last()).hasSize(Trace.MOST_STEPS);
        assertThat(run.trace().last().getLast().toString()).endsWith("s/ever <- String");
    }

    @Test
    void shouldSayWhoWaitsForWhomWhenNobodyCanGoOn() {
        SimulationRun run =
                Simulator.seed(1)
                        .run(simulation -> {
                            ActorRef<String> actor =
                                    simulation.system("s").spawn("idle", Actor.of(_ -> {}));
                            actor.join();
                        });

        assertThat(run.failure().orElseThrow())
                .isInstanceOfSatisfying(
                        SimulationException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DEADLOCK))
                .hasMessageStartingWith("Nobody can go on, and no timer is set:\n  the test waits")
                .hasMessageContaining("s/idle")
                .hasMessageContaining("SimulatorTest.java");
    }

    @Test
    void shouldNameAHandlerThatBlocksOutside() {
        var never = new CountDownLatch(1);
        SimulationRun run =
                Simulator.seed(1)
                        .patience(Duration.ofMillis(50))
                        .run(simulation -> {
                            ActorRef<String> actor =
                                    simulation
                                            .system("s")
                                            .spawn("blocker", Actor.of(_ -> never.await()));
                            actor.tell("go");
                            simulation.run();
                        });

        assertThat(run.failure().orElseThrow())
                .isInstanceOfSatisfying(
                        SimulationException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.BLOCKED))
                .hasMessageStartingWith("s/blocker waited outside of Treadle for 0.05 s")
                .hasMessageContaining("CountDownLatch.await");
    }

    @Test
    void shouldRefuseAThreadThatIsNotItsOwn() throws Exception {
        var seen = new ArrayList<Throwable>();
        SimulationRun run =
                Simulator.seed(1)
                        .run(simulation -> {
                            ActorRef<String> actor =
                                    simulation.system("s").spawn("a", Actor.of(_ -> {}));
                            Thread.ofPlatform()
                                    .name("stranger")
                                    .start(() -> {
                                        try {
                                            actor.tell("hello");
                                        } catch (IllegalStateException e) {
                                            seen.add(e);
                                        }
                                    })
                                    .join();
                            simulation.run();
                        });

        assertThat(seen).hasSize(1);
        assertThat(run.failure().orElseThrow())
                .hasMessageStartingWith("The thread \"stranger\", which is not of the simulation,");
    }

    @Test
    void shouldCloseItsSystems() {
        var system = new ActorSystem[1];
        Simulator.seed(1).run(simulation -> system[0] = simulation.system("s")).orThrow();

        assertThatThrownBy(() -> system[0].spawn("late", Actor.of(_ -> {})))
                .hasMessageContaining("ending, or has ended");
    }
}
