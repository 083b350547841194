package dev.treadle.samples.robots;

import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.WorkerPool;
import dev.treadle.io.JvmPool;
import dev.treadle.samples.BadInputException;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.ProgressBar;
import dev.treadle.samples.Sample;
import dev.treadle.samples.WholeFiles;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.ResultException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Shares out the files, and puts together what is found. */
@Command(name = "robots", description = "Finds robots in logs, by worker threads or child JVMs.")
public final class RobotsSample extends Sample {

    @Option(
            names = "--logs",
            paramLabel = "DIR",
            description = "Read the *.log.gz of a directory instead of generated ones.")
    private String directory = "";

    @Between(least = 1, most = 64)
    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            description = "So many workers; ${DEFAULT-VALUE} unless given.")
    private int workers;

    @Option(names = "--jvms", description = "Let each worker be a JVM of its own.")
    private boolean jvms;

    @Between(least = 1, most = 99)
    @Option(
            names = "--files",
            paramLabel = "N",
            defaultValue = "20",
            description = "Generate so many logs; ${DEFAULT-VALUE} unless given.")
    private int files;

    @Between(least = 1, most = 1_000_000)
    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Generate so many lines for each; ${DEFAULT-VALUE} unless given.")
    private int lines;

    @Between(least = 0, most = 99)
    @Option(
            names = "--corrupt",
            paramLabel = "N",
            defaultValue = "0",
            description = "Cut so many of the generated logs short; ${DEFAULT-VALUE} unless given.")
    private int corrupt;

    /** Called by picocli. */
    public RobotsSample() {}

    @Override
    protected Ending run(ActorSystem system) throws IOException {
        BadInputException.unlessBetween(0, files, "--corrupt", corrupt);
        if (!directory.isEmpty()) {
            return find(system, Path.of(directory));
        }
        err().println("generating %d logs".formatted(files));
        err().flush();
        Path generated = Files.createTempDirectory("robots");
        try {
            GeneratedLogs.write(generated, files, lines, corrupt);
            return find(system, generated);
        } finally {
            WholeFiles.removeAll(generated);
        }
    }

    private Ending find(ActorSystem system, Path logs) {
        if (!Files.isDirectory(logs)) {
            throw new BadInputException("--logs takes a directory, not '%s'.".formatted(logs));
        }
        List<Path> found = WholeFiles.in(logs, ".log.gz");
        var job = new FindRobots();
        // tag::pools
        if (jvms) {
            try (var pool = JvmPool.start(system, "robots", workers, job)) {
                return collect(found, pool::submit);
            }
        }
        try (var pool = WorkerPool.start(system, "robots", workers)) {
            return collect(found, file -> pool.submit(() -> job.run(file)));
        }
        // end::pools
    }

    private Ending collect(List<Path> logs, Function<String, Result<String>> submit) {
        var progress = new ProgressBar(err(), logs.size());
        // tag::collect
        List<Result<String>> results = new ArrayList<>();
        for (Path log : logs) {
            Result<String> result = submit.apply(log.toString());
            result.onComplete(_ -> progress.step()); // on the thread that ends it
            results.add(result);
        }
        Set<String> robots = new TreeSet<>();
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            try {
                results.get(i).await().lines().forEach(robots::add);
            } catch (ResultException e) {
                complaints.add("%s cannot be read: %s".formatted(logs.get(i), reason(e)));
            }
        }
        // end::collect
        progress.await();
        complaints.forEach(err()::println);
        robots.forEach(out()::println);
        return Ending.with(
                complaints.isEmpty() ? 0 : 1,
                "%d robots in %d logs, %d of them corrupt"
                        .formatted(robots.size(), logs.size(), complaints.size()));
    }

    /** {@return the first line of what went wrong} */
    private static String reason(ResultException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
