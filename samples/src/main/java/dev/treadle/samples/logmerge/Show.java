package dev.treadle.samples.logmerge;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.samples.Ending;
import dev.treadle.samples.WholeFiles;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Three actors write logs, of which one is moved away while they are merged. */
final class Show {

    private static final int LINES = 1_000;
    private static final List<String> NAMES = List.of("web", "mail", "disk");

    private final PrintWriter out;
    private final Duration interval;

    Show(PrintWriter out, Duration interval) {
        this.out = out;
        this.interval = interval;
    }

    Ending run(ActorSystem system) throws IOException {
        Path directory = Files.createTempDirectory("logmerge");
        try {
            List<Path> files =
                    NAMES.stream().map(name -> directory.resolve(name + ".log")).toList();
            for (Path file : files) {
                Files.createFile(file);
            }
            var merged = new StringWriter();
            var merge =
                    new LogMergeSample.Merge(system, files, interval, new BufferedWriter(merged));
            List<ActorRef<Object>> writers = new ArrayList<>();
            for (Path file : files) {
                writers.add(system.spawn(Actor.looping(_ -> writeLog(file))));
            }
            writers.forEach(ActorRef::join);
            merge.end();
            return count(merged.toString().lines().toList());
        } finally {
            WholeFiles.removeAll(directory);
        }
    }

    private static void writeLog(Path file) throws IOException {
        Path moved = file.resolveSibling(file.getFileName() + ".1");
        for (int half = 0; half < 2; half++) {
            if (half == 1 && file.endsWith("web.log")) {
                Files.move(file, moved); // as logrotate does
            }
            try (Writer log =
                    Files.newBufferedWriter(
                            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                for (int line = 0; line < LINES / 2; line++) {
                    log.write("%s %d\n".formatted(file.getFileName(), half * LINES / 2 + line));
                    log.flush();
                }
            }
        }
    }

    /** Says for each log whether all its lines came, in order. */
    private Ending count(List<String> lines) {
        boolean complete = true;
        for (String name : NAMES) {
            List<Integer> numbers =
                    lines.stream()
                            .filter(line -> line.startsWith(name + ".log "))
                            .map(line -> Integer.valueOf(line.substring(name.length() + 5)))
                            .toList();
            boolean ordered = numbers.equals(numbers.stream().sorted().distinct().toList());
            complete &= ordered && numbers.size() == LINES;
            out.println(
                    "%s.log: %d lines, %s"
                            .formatted(name, numbers.size(), ordered ? "in order" : "mixed up"));
        }
        return Ending.with(complete ? 0 : 1, "%d lines merged".formatted(lines.size()));
    }
}
