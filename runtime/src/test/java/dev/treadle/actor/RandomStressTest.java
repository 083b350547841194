package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.RandomCrowd.Message;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Whatever actors do to each other: each message is handled once or is one dead letter, in order
 * for each sender, and everything ends.
 */
@ExtendWith(QuietLogs.class)
class RandomStressTest {

    private static final int ACTORS = 40;
    private static final int OUTSIDERS = 3;
    private static final int MESSAGES = 30_000;

    @AutoClose private final Uncaught uncaught = new Uncaught();

    /** {@code -Dtreadle.seeds=1000} runs more of them. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("treadle.seeds", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldAccountForEachMessageOnceAndInOrder(long seed) throws InterruptedException {
        var options = SystemOptions.defaults().deadlockGrace(Duration.ofMillis(10));
        var system = ActorSystem.create("crowd", options);
        var books = new Bookkeeping(MESSAGES);
        system.deadLetters().attach(letter -> account(letter, books));
        var crowd = new RandomCrowd(system, books, ACTORS, seed);

        List<Thread> outsiders = new ArrayList<>();
        for (int i = 0; i < OUTSIDERS; i++) {
            int sender = ACTORS + i;
            var random = new Random(seed * OUTSIDERS + i);
            outsiders.add(Thread.ofVirtual().start(() -> flood(crowd, sender, random)));
        }
        for (Thread each : outsiders) {
            each.join();
        }
        CloseReport report = system.close(Duration.ofSeconds(30));

        assertThat(report.leftovers()).isEmpty();
        assertThat(report.quiet()).isTrue();
        assertThat(crowd.actors()).allMatch(ActorRef::isTerminated);
        assertThat(crowd.disorder()).isEmpty();
        books.assertAllAccountedFor();
        assertThat(books.handled()).isPositive();
    }

    private static void flood(RandomCrowd crowd, int sender, Random random) {
        for (int i = 0; i < MESSAGES / OUTSIDERS / 3; i++) {
            crowd.send(sender, random, 5);
        }
    }

    private static void account(DeadLetter letter, Bookkeeping books) {
        if (letter.message() instanceof Message message) {
            books.dead(message.number());
        }
    }
}
