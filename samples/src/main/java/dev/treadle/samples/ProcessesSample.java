package dev.treadle.samples;

import dev.treadle.actor.ActorSystem;
import dev.treadle.io.ChildProcess;
import dev.treadle.io.Command;
import dev.treadle.io.Framing;
import dev.treadle.io.ProcessEvent;
import dev.treadle.io.ProcessExit;
import dev.treadle.scheduler.Result;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Child processes: their output as messages, several at once, fed through their input, chained as a
 * shell does it, and ended when they take too long.
 */
@picocli.CommandLine.Command(
        name = "processes",
        description = "Child processes: output, input, pipes and time-outs.")
final class ProcessesSample extends Sample {

    @Between(least = 1, most = 200)
    @Option(
            names = "--sleepers",
            paramLabel = "N",
            defaultValue = "10",
            description = "So many processes that sleep at once; ${DEFAULT-VALUE} unless given.")
    private int sleepers;

    @Override
    protected Ending run(ActorSystem system) {
        // tag::output
        ProcessExit exit =
                start(system, "hello", Command.of("echo", "Hello from the child!")).exit().await();
        out().println("it ended with status " + exit.status());
        // end::output
        sleepAtOnce(system);
        // tag::input
        var sort = start(system, "sort", Command.of("sort", "-n"));
        for (int number : new int[] {30, 4, 100}) {
            sort.tell(Integer.toString(number));
        }
        sort.closeInput();
        sort.exit().await();
        // end::input
        // tag::pipe
        var words = start(system, "words", Command.of("sort").pipe("uniq", "-c"));
        List.of("loom", "treadle", "loom").forEach(words::tell);
        words.closeInput();
        out().println("the pipe ended with " + words.exit().await().statuses());
        // end::pipe
        // tag::timeout
        var slow = Command.of("sleep", "60").timeout(Duration.ofMillis(100));
        exit = start(system, "slow", slow).exit().await();
        out().println("%s, status %d".formatted(exit.brokenOff().orElseThrow(), exit.status()));
        // end::timeout
        return Ending.well();
    }

    // tag::start
    /** What it prints is told to a lambda here; an actor would do as well. */
    private ChildProcess<String> start(ActorSystem system, String name, Command command) {
        return ChildProcess.start(
                system,
                name,
                command,
                Framing.lines(),
                event -> {
                    switch (event) {
                        case ProcessEvent.Output(var line) -> out().println(name + ": " + line);
                        case ProcessEvent.ErrorLine(var line) -> err().println(name + ": " + line);
                        case ProcessEvent.Exited(_) -> {}
                    }
                });
    }

    // end::start

    private void sleepAtOnce(ActorSystem system) {
        long began = system.timers().nanoTime();
        List<Result<ProcessExit>> exits =
                IntStream.range(0, sleepers)
                        .mapToObj(
                                i -> start(system, "sleep-" + i, Command.of("sleep", "0.5")).exit())
                        .toList();
        Result.all(exits).await();
        double seconds = (system.timers().nanoTime() - began) / 1e9;
        out().println(
                        "%d processes slept half a second each, in %.1f s together"
                                .formatted(sleepers, seconds));
    }
}
