package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.ActorScheduler;
import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.Dialogue;
import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.Generator;
import dev.treadle.cooperative.Step;
import dev.treadle.cooperative.Task;
import dev.treadle.cooperative.TaskFailedException;
import dev.treadle.mailbox.Mailbox;
import dev.treadle.mailbox.MailboxOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** The programs of docs/guide/generators.md. */
@ExtendWith(QuietLogs.class)
class GeneratorsTest {

    private static final Page PAGE = Page.of("docs/guide/generators.md");

    @Test
    void shouldYieldSquares() {
        assertThat(
                        Console.linesOf(() -> {
                            // tag::squares
                            Generator<Integer> squares =
                                    Generator.of(out -> {
                                        for (int i = 0; ; i++) {
                                            out.yield(i * i);
                                        }
                                    });
                            for (int square : squares.limit(5)) {
                                IO.println(square);
                            }
                            // end::squares
                        }))
                .containsExactly("0", "1", "4", "9", "16");
    }

    // tag::walk
    static Generator<Path> files(Path directory) {
        return Generator.of(out -> {
            try (var entries = Files.newDirectoryStream(directory)) {
                for (Path entry : entries) {
                    if (Files.isDirectory(entry)) {
                        out.yieldFrom(files(entry));
                    } else {
                        out.yield(entry);
                    }
                }
            }
        });
    }

    // end::walk

    @Test
    void shouldWalkDirectories() {
        List<Path> found = new ArrayList<>();
        files(Path.of("src/test/java")).forEachRemaining(found::add);

        assertThat(found).anyMatch(file -> file.endsWith("GeneratorsTest.java"));
        try (Generator<Path> some = files(Path.of("src"))) {
            assertThat(some.next()).isRegularFile();
        }
    }

    @Test
    void shouldAnswer() {
        assertThat(
                        Console.linesOf(() -> {
                            // tag::average
                            Dialogue<Double, Double> average =
                                    Dialogue.of(out -> {
                                        double sum = 0;
                                        double mean = 0;
                                        for (int count = 1; ; count++) {
                                            sum += out.yield(mean).orElseThrow();
                                            mean = sum / count;
                                        }
                                    });
                            try (average) {
                                average.next(); // to the first yield, which then waits for an
                                // answer
                                IO.println(average.send(10.0));
                                IO.println(average.send(20.0));
                            }
                            // end::average
                        }))
                .containsExactly("10.0", "15.0");
    }

    @Test
    void shouldTakeTurns() {
        assertThat(
                        Console.linesOf(() -> {
                            // tag::turns
                            var scheduler = new CooperativeScheduler();
                            for (int from : new int[] {3, 2}) {
                                scheduler.spawn(
                                        "countdown from " + from,
                                        task -> {
                                            for (int n = from; n > 0; n--) {
                                                IO.println("T-minus " + n);
                                                task.yield();
                                            }
                                        });
                            }
                            scheduler.run();
                            // end::turns
                        }))
                .containsExactly("T-minus 3", "T-minus 2", "T-minus 2", "T-minus 1", "T-minus 1");
    }

    @Test
    void shouldTakeSteps() {
        int[] steps = new int[1];
        // tag::steps
        var scheduler = new CooperativeScheduler();
        scheduler.spawn("steps", () -> ++steps[0] < 1_000_000 ? Step.AGAIN : Step.DONE);
        scheduler.run();
        // end::steps
        assertThat(steps[0]).isEqualTo(1_000_000);
    }

    @Test
    void shouldWaitForEvents() throws Exception {
        Pipe pipe = Pipe.open();
        Mailbox<String> orders = Mailbox.create(MailboxOptions.defaults());
        List<String> log = new ArrayList<>();
        var scheduler = new CooperativeScheduler();
        scheduler.spawn(
                "waiter",
                task -> {
                    // tag::events
                    ByteBuffer buffer = ByteBuffer.allocate(1_024);
                    String what =
                            task.yield(
                                    Event.first(
                                            Event.receive(orders).map(order -> "order " + order),
                                            Event.read(pipe.source(), buffer)
                                                    .map(n -> n + " bytes"),
                                            Event.after(Duration.ofSeconds(5))
                                                    .map(_ -> "nothing")));
                    // end::events
                    log.add(what);
                });
        Thread.ofVirtual().start(() -> orders.tell("tea"));
        scheduler.run();
        pipe.sink().close();
        pipe.source().close();

        assertThat(log).containsExactly("order tea");
    }

    @Test
    void shouldOffload() {
        List<String> log = new ArrayList<>();
        var others = new CountDownLatch(1);
        Callable<Integer> slowQuery =
                () -> {
                    others.await();
                    return 42;
                };
        var scheduler = new CooperativeScheduler();
        scheduler.spawn(
                "asker",
                task -> {
                    // tag::offload
                    int answer =
                            task.yield(
                                    Event.offload(slowQuery)); // others have their turns meanwhile
                    log.add("the answer is " + answer);
                    // end::offload
                });
        scheduler.spawn(
                "other",
                _ -> {
                    log.add("meanwhile");
                    others.countDown();
                });
        scheduler.run();

        assertThat(log).containsExactly("meanwhile", "the answer is 42");
    }

    @Test
    void shouldServeAnOwnEvent() {
        List<String> log = new ArrayList<>();
        var scheduler = new CooperativeScheduler();
        scheduler.spawn(
                "runner",
                task -> {
                    // tag::own
                    Process process = new ProcessBuilder("true").start();
                    Event<Integer> exit =
                            suspended -> {
                                var end = process.onExit().thenApply(Process::exitValue);
                                var resumed = end.thenAccept(suspended::resume);
                                suspended.whenOver(() -> resumed.cancel(false));
                            };
                    int status = task.yield(exit);
                    // end::own
                    log.add("status " + status);
                });
        scheduler.run();

        assertThat(log).containsExactly("status 0");
    }

    @Test
    void shouldSayWhoFailed() {
        // tag::failure
        var scheduler = new CooperativeScheduler();
        scheduler.spawn("parser", _ -> IO.println(Integer.parseInt("one")));
        // end::failure
        assertThatThrownBy(scheduler::run)
                .isInstanceOf(TaskFailedException.class)
                .satisfies(e -> PAGE.shouldQuote(e.getMessage()));
    }

    @Test
    void shouldSayWhatWasMisused() {
        var scheduler = new CooperativeScheduler();
        Task task = scheduler.spawn("a", _ -> {});

        assertThatThrownBy(task::yield).satisfies(e -> PAGE.shouldQuote(e.getMessage()));
    }

    @Test
    void shouldCountByMessages() {
        assertThat(
                        Console.linesOf(() -> {
                            // tag::actors
                            try (var scheduler = ActorScheduler.create("turns")) {
                                scheduler.<Integer>spawn(
                                        "printer",
                                        self -> {
                                            while (true) {
                                                IO.println("Got: " + self.receive());
                                            }
                                        });
                                scheduler.<Integer>spawn(
                                        "counter",
                                        self -> {
                                            for (int n = self.receive();
                                                    n > 0;
                                                    n = self.receive()) {
                                                scheduler.tell("printer", n);
                                                self.ref().tell(n - 1);
                                            }
                                        });
                                scheduler.tell("counter", 3);
                                scheduler.run(); // until there is nothing left to do
                            }
                            // end::actors
                        }))
                .containsExactly("Got: 3", "Got: 2", "Got: 1");
    }
}
