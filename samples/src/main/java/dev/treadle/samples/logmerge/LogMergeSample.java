package dev.treadle.samples.logmerge;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.samples.BadInputException;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;
import dev.treadle.samples.Termination;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Follows the files it is given until it is told to end; without any, shows itself on its own. */
@Command(name = "logmerge", description = "Follows several growing logs, and merges their lines.")
public final class LogMergeSample extends Sample {

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The logs to follow.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Append to this file instead of printing.")
    private String target = "";

    @Between(least = 1, most = 60_000)
    @Option(
            names = "--interval-ms",
            paramLabel = "N",
            defaultValue = "100",
            description = "Look so often for new lines; ${DEFAULT-VALUE} unless given.")
    private int interval;

    /** Called by picocli. */
    public LogMergeSample() {}

    @Override
    protected Ending run(ActorSystem system) throws IOException {
        if (files.isEmpty()) {
            return new Show(out(), Duration.ofMillis(interval)).run(system);
        }
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw new BadInputException(
                        "A directory is no log to follow: '%s'.".formatted(file));
            }
        }
        try (var termination = Termination.onSignal();
                var writer = writer()) {
            var merge = new Merge(system, files, Duration.ofMillis(interval), writer);
            files.stream().filter(Files::notExists).forEach(this::warn);
            int count = files.size();
            err().println("following %d %s".formatted(count, count == 1 ? "file" : "files"));
            err().flush();
            termination.await();
            merge.end();
        }
        return Ending.well();
    }

    private void warn(Path missing) {
        err().println("%s is not there yet; it is followed once it is".formatted(missing));
    }

    private BufferedWriter writer() throws IOException {
        return target.isEmpty()
                ? new BufferedWriter(out())
                : Files.newBufferedWriter(
                        Path.of(target), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** One actor for each file, and one that writes. */
    static final class Merge {

        private final ActorRef<List<String>> merger;
        private final List<ActorRef<Tail.Look>> tails = new ArrayList<>();

        // tag::merge
        Merge(ActorSystem system, List<Path> files, Duration interval, BufferedWriter writer) {
            merger =
                    system.spawn(
                            "merger",
                            Actor.of(lines -> {
                                for (String line : lines) {
                                    writer.write(line + "\n");
                                }
                                writer.flush();
                            }));
            for (Path file : files) {
                tails.add(system.spawn(() -> new Tail(file, interval, merger)));
            }
        }

        /** Reads what is there, and writes it. */
        void end() {
            tails.forEach(ActorRef::close);
            tails.forEach(ActorRef::join);
            merger.close();
            merger.join();
        }
        // end::merge
    }
}
