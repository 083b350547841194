package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.RandomTree.Fault;
import dev.treadle.actor.RandomTree.Work;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Random trees of supervised actors under random failures and ends: each tree is what its
 * supervision says, no actor is left over, each message is handled or a dead letter and not both,
 * each watch fires once. The seed fixes the tree and what is done to it.
 */
@ExtendWith(QuietLogs.class)
class RandomTreeTest {

    private static final int FAULTS = 15;
    private static final int MESSAGES = 60;

    @AutoClose private final Uncaught uncaught = new Uncaught();

    /** {@code -Dtreadle.seeds=5000} runs more of them. */
    static LongStream seeds() {
        long first = Long.getLong("treadle.first", 1);
        return LongStream.range(first, first + Long.getLong("treadle.seeds", 40));
    }

    private final Bookkeeping books = new Bookkeeping(MESSAGES * FAULTS);

    private ActorSystem system() {
        var system = ActorSystem.create("random");
        system.deadLetters()
                .attach(letter -> {
                    if (letter.message() instanceof Work(var number)) {
                        books.dead(number);
                    }
                });
        return system;
    }

    private void send(RandomTree tree, Random random) {
        List<ActorRef<RandomTree.Command>> all = tree.born();
        for (int i = 0; i < MESSAGES; i++) {
            all.get(random.nextInt(all.size())).tell(new Work(books.next()));
        }
    }

    private static Throwable cause(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new AssertionError("an error");
            case 1, 2 -> new ArithmeticException("the case");
            case 3 -> new IOException("checked");
            default -> new IllegalStateException("the rule");
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldBeWhatItsSupervisionSays(long seed) {
        var random = new Random(seed);
        var system = system();
        TreeSpec spec = TreeSpec.random(random);
        var tree = new RandomTree(system, spec, books);
        var model = new TreeModel(spec, null);
        List<String> done = new ArrayList<>();
        for (int i = 0; i < FAULTS; i++) {
            send(tree, random);
            done.add(disturb(tree, model, random));
            assertThat(settled(tree, model.living()))
                    .as("seed %d, after %s", seed, done)
                    .isEqualTo(model.living());
        }
        end(system, tree, seed);
    }

    /** Does something to an actor of the tree, and to its model. {@return what} */
    private static String disturb(RandomTree tree, TreeModel model, Random random) {
        List<TreeModel> all = model.all();
        TreeModel chosen = all.get(random.nextInt(all.size()));
        ActorRef<RandomTree.Command> actor = tree.find(chosen.name());
        int dice = chosen == model ? 0 : random.nextInt(10);
        switch (dice) {
            case 7 -> actor.stop();
            case 8 -> actor.kill();
            case 9 -> actor.close();
            default -> {
                Throwable cause = chosen == model ? new IOException("top") : cause(random);
                actor.tell(new Fault(cause));
                chosen.failOn(cause);
                return "%s fails of %s".formatted(chosen.name(), cause);
            }
        }
        chosen.end();
        return chosen.name() + " ends";
    }

    /** {@return what the tree is when nothing happens any more, or when it should long be right} */
    private static List<String> settled(RandomTree tree, List<String> expected) {
        try {
            Awaitility.await()
                    .dontCatchUncaughtExceptions()
                    .atMost(Duration.ofSeconds(10))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofNanos(50_000))
                    .until(() -> tree.isQuiet() && tree.living().equals(expected));
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            // the comparison says what is wrong
        }
        return tree.living();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldLoseNothingInAStorm(long seed) throws InterruptedException {
        var random = new Random(seed);
        var system = system();
        var tree = new RandomTree(system, TreeSpec.random(random), books);
        List<Thread> storm = new ArrayList<>();
        for (int i = 0; i < FAULTS; i++) {
            var own = new Random(random.nextLong());
            storm.add(Thread.ofVirtual().start(() -> rage(tree, own)));
        }
        for (Thread each : storm) {
            each.join();
        }
        end(system, tree, seed);
    }

    private void rage(RandomTree tree, Random random) {
        send(tree, random);
        List<ActorRef<RandomTree.Command>> all = tree.born();
        for (int i = 0; i < 10; i++) {
            ActorRef<RandomTree.Command> actor = all.get(random.nextInt(all.size()));
            switch (random.nextInt(20)) {
                case 0 -> actor.kill();
                case 1 -> actor.stop();
                case 2 -> actor.close();
                default -> actor.tell(new Fault(cause(random)));
            }
        }
    }

    private void end(ActorSystem system, RandomTree tree, long seed) {
        tree.root().close();
        tree.root().join();
        CloseReport report = system.close(Duration.ofSeconds(20));

        assertThat(report.leftovers()).as("seed %d", seed).isEmpty();
        assertThat(report.quiet()).as("seed %d", seed).isTrue();
        assertThat(tree.born()).as("seed %d", seed).allMatch(ActorRef::isTerminated);
        assertThat(tree.wrongWatches()).as("seed %d", seed).isEmpty();
        assertThat(tree.watches()).isGreaterThan(100);
        books.assertAllAccountedFor();
    }
}
