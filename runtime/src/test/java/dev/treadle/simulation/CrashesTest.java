package dev.treadle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.Signal;
import dev.treadle.actor.Supervision;
import dev.treadle.routing.Router;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/**
 * Workers that crash at random, under every kind of supervision and every order: no message is
 * lost, none is handled twice, each ask ends, each end is told once.
 */
class CrashesTest {

    /** More of them: {@code -Dtreadle.seeds=5000}. */
    private static final int SEEDS = Integer.getInteger("treadle.seeds", 300);

    private static final int JOBS = 40;
    private static final double OFTEN = 0.15;
    private static final Duration FIRST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final List<Supervision> SUPERVISIONS =
            List.of(
                    Supervision.stop(),
                    Supervision.resume(),
                    Supervision.restart(),
                    Supervision.restart().atMost(2, LONGEST),
                    Supervision.restart().withBackoff(FIRST, LONGEST),
                    Supervision.restart().allForOne(),
                    Supervision.restart().restForOne().withBackoff(FIRST, LONGEST),
                    Supervision.restart().retryingMessage(2),
                    Supervision.escalate());

    private static final Logger RUNTIME = Logger.getLogger("dev.treadle");

    private record Job(int number, ReplyTo<Integer> replyTo) {}

    @BeforeAll
    static void quiet() {
        RUNTIME.setUseParentHandlers(false);
    }

    @AfterAll
    static void loud() {
        RUNTIME.setUseParentHandlers(true);
    }

    /** What happened in one run. */
    private static final class Crowd {
        private final Simulation simulation;
        private final ActorSystem system;
        private final List<Integer> handled = new ArrayList<>();
        private final List<Integer> lost = new ArrayList<>();
        private final List<String> ended = new ArrayList<>();
        private final List<ActorRef<Job>> workers = new ArrayList<>();

        Crowd(Simulation simulation) {
            this.simulation = simulation;
            system = simulation.system("crowd");
            system.deadLetters()
                    .attach(letter -> {
                        if (letter.message() instanceof Job job) {
                            lost.add(job.number());
                        }
                    });
        }

        private final class Worker extends Actor<Job> {
            Worker() {
                simulation.crashAtRandom(self(), OFTEN);
            }

            @Override
            protected void receive(Job job) {
                handled.add(job.number());
                job.replyTo().tell(job.number());
            }
        }

        private final class Boss extends Actor<Job> {
            Boss(Supervision supervision) {
                var options = ActorOptions.defaults().supervision(supervision);
                for (int i = 0; i < 3; i++) {
                    ActorRef<Job> worker = context().spawn("worker" + i, Worker::new, options);
                    context().watch(worker);
                    workers.add(worker);
                }
            }

            @Override
            protected void receive(Job job) {
                workers.get(job.number() % workers.size()).tell(job);
            }

            @Override
            protected void onSignal(Signal signal) {
                if (signal instanceof Signal.Terminated(var worker, var _)) {
                    ended.add(worker.name());
                }
            }
        }

        private Result<Integer> send(ActorRef<Job> boss, Router<Job> pool, int number) {
            return number % 2 == 0
                    ? boss.<Integer>ask(to -> new Job(number, to))
                    : pool.<Integer>ask(to -> new Job(number, to));
        }

        void run() {
            Supervision supervision =
                    SUPERVISIONS.get(simulation.random().nextInt(SUPERVISIONS.size()));
            ActorRef<Job> boss =
                    system.spawn(
                            "boss",
                            () -> new Boss(supervision),
                            ActorOptions.defaults().supervision(Supervision.resume()));
            Router<Job> pool = Router.pool(system, "pool", 3, Worker::new);
            List<Result<Integer>> asked =
                    IntStream.range(0, JOBS).mapToObj(n -> send(boss, pool, n)).toList();
            simulation.run();

            assertThat(asked).as(supervision.toString()).allMatch(Result::isDone);
            var all = new ArrayList<>(handled);
            all.addAll(lost);
            assertThat(all)
                    .as(supervision.toString())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, JOBS).boxed().toList());
            assertThat(ended)
                    .as(supervision.toString())
                    .containsExactlyInAnyOrderElementsOf(
                            workers.stream()
                                    .filter(ActorRef::isTerminated)
                                    .map(ActorRef::name)
                                    .toList());
            assertThat(system.close(Duration.ofMinutes(1)).clean()).isTrue();
        }
    }

    @Test
    void shouldLoseNothingAndEndEveryAsk() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulationRun run = Simulator.seed(seed).run(simulation -> new Crowd(simulation).run());
            assertThat(run.failure()).as("seed %d", seed).isEmpty();
        }
    }
}
