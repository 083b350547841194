package dev.treadle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorScheduler;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.Generator;
import dev.treadle.simulation.SimulationException.Reason;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tasks, generators and cooperative actors in a simulation. */
class CooperativeTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void shouldWaitInVirtualTime() {
        List<Long> times = new ArrayList<>();
        Simulator.seed(1)
                .run(simulation -> {
                    var scheduler = new CooperativeScheduler();
                    scheduler.spawn(
                            "sleeper",
                            task -> {
                                task.yield(Event.after(DAY));
                                times.add(simulation.timers().nanoTime());
                            });
                    scheduler.run();
                })
                .orThrow();

        assertThat(times).containsExactly(DAY.toNanos());
    }

    /** A task and an actor write into one log; the two tasks of the scheduler take turns. */
    private static List<String> race(long seed) {
        List<String> log = new ArrayList<>();
        Simulator.seed(seed)
                .strategy(Strategy.RANDOM_WALK)
                .run(simulation -> {
                    ActorSystem system = simulation.system("s");
                    ActorRef<String> sink = system.spawn("sink", Actor.of(log::add));
                    ActorRef<String> other = system.spawn("other", Actor.of(sink::tell));
                    other.tell("actor");
                    try (var turns = ActorScheduler.in(system, "turns")) {
                        for (String name : List.of("one", "two")) {
                            turns.<String>spawn(name, self -> sink.tell(self.receive())).tell(name);
                        }
                        turns.run();
                    }
                    simulation.run();
                })
                .orThrow();
        return log;
    }

    @Test
    void shouldComeBetweenActorsInAnyOrderButTakeTurnsAmongThemselves() {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            List<String> order = race(seed);
            assertThat(race(seed)).isEqualTo(order);
            assertThat(order).containsSubsequence("one", "two").hasSize(3);
            orders.add(order);
        }

        assertThat(orders).hasSize(3);
    }

    @Test
    void shouldAskAnActor() {
        List<String> log = new ArrayList<>();
        Simulator.seed(2)
                .run(simulation -> {
                    ActorSystem system = simulation.system("s");
                    ActorRef<ReplyTo<String>> actor =
                            system.spawn("a", Actor.of(replyTo -> replyTo.tell("yes")));
                    try (var turns = ActorScheduler.in(system, "turns")) {
                        turns.<String>spawn(
                                "asker",
                                self ->
                                        log.add(
                                                self.yield(
                                                        Event.of(
                                                                actor.ask(
                                                                        String.class, to -> to)))));
                        turns.run();
                    }
                })
                .orThrow();

        assertThat(log).containsExactly("yes");
    }

    @Test
    void shouldGiveAnActorTheValuesOfAGenerator() {
        List<Integer> log = new ArrayList<>();
        Simulator.seed(3)
                .run(simulation -> {
                    ActorRef<Integer> actor =
                            simulation
                                    .system("s")
                                    .spawn(
                                            "reader",
                                            Actor.of(most -> {
                                                Generator<Integer> numbers =
                                                        Generator.of(out -> {
                                                            for (int i = 0; ; i++) {
                                                                out.yield(i);
                                                            }
                                                        });
                                                numbers.limit(most).forEach(log::add);
                                            }));
                    actor.tell(3);
                    simulation.run();
                })
                .orThrow();

        assertThat(log).containsExactly(0, 1, 2);
    }

    @Test
    void shouldSayWhoWaitsWhenATaskWaitsForWhatNeverComes() {
        SimulationRun run =
                Simulator.seed(4)
                        .run(simulation -> {
                            var turns = ActorScheduler.in(simulation.system("s"), "turns");
                            turns.spawn("deaf", self -> self.receive());
                            turns.serve();
                        });

        assertThat(run.failure().orElseThrow())
                .isInstanceOfSatisfying(
                        SimulationException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DEADLOCK))
                .hasMessageContaining("deaf waits for its turn");
    }
}
