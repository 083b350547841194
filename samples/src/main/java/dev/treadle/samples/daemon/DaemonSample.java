package dev.treadle.samples.daemon;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.io.Framing;
import dev.treadle.io.TcpServer;
import dev.treadle.io.TcpServerMetrics;
import dev.treadle.samples.Addresses;
import dev.treadle.samples.BadInputException;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;
import dev.treadle.samples.Samples;
import dev.treadle.samples.Termination;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts, stops and finds a daemon, which answers lines over TCP. */
@Command(name = "daemon", description = "An actor system as a daemon: start, stop, status, run.")
public final class DaemonSample extends Sample {

    private static final Duration START_WITHIN = Duration.ofSeconds(20);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** What can be asked for. */
    private enum What {
        start,
        stop,
        status,
        run
    }

    @Parameters(
            paramLabel = "start|stop|status|run",
            description = "run stays in the foreground, start goes into the background.")
    private What what = What.status;

    @Option(
            names = "--pid-file",
            paramLabel = "FILE",
            required = true,
            description = "The file that says who runs.")
    private Path pidPath = Path.of("");

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "What the daemon prints, in the background; beside the pid file unless given.")
    private String log = "";

    @Between(least = 0, most = 65_535)
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port of 127.0.0.1 that it listens on; a free one unless given.")
    private int port;

    /** Called by picocli. */
    public DaemonSample() {}

    @Override
    protected Ending run(ActorSystem system) throws IOException, InterruptedException {
        pidPath = pidPath.toAbsolutePath();
        requireRoomFor("--pid-file", pidPath);
        requireRoomFor("--log", logFile().toPath());
        var pidFile = new PidFile(pidPath);
        return switch (what) {
            case start -> start(pidFile);
            case stop -> stop(pidFile);
            case status -> status(pidFile);
            case run -> runHere(system, pidFile);
        };
    }

    private File logFile() {
        return new File(log.isEmpty() ? pidPath + ".log" : log).getAbsoluteFile();
    }

    private static void requireRoomFor(String option, Path file) {
        Path directory = file.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new BadInputException(
                    "%s is to be in a directory that is there, not '%s'.".formatted(option, file));
        }
        if (Files.isDirectory(file)) {
            throw new BadInputException(
                    "%s takes a file, not the directory '%s'.".formatted(option, file));
        }
    }

    // tag::run
    private Ending runHere(ActorSystem system, PidFile pidFile) throws IOException {
        if (!pidFile.claim()) {
            return failed("Already running");
        }
        try (var termination = Termination.onSignal()) {
            try (var server =
                    TcpServer.start(
                            system,
                            "daemon",
                            Addresses.local(port),
                            Framing.lines(),
                            connection -> Actor.of(line -> connection.tell("You said " + line)))) {
                measure(new TcpServerMetrics(server));
                out().println("listening on " + Addresses.text(server.address()));
                out().flush();
                termination.await();
            } finally { // the server has drained
                pidFile.release();
            }
            out().println("drained");
            out().flush();
        }
        return Ending.well();
    }

    // end::run

    private Ending start(PidFile pidFile) throws IOException, InterruptedException {
        if (pidFile.living().isPresent()) {
            return failed("Already running");
        }
        File output = logFile();
        Process daemon =
                new ProcessBuilder(commandLine())
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                        .start();
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (daemon.isAlive() && System.nanoTime() < deadline) {
            if (pidFile.living().equals(Optional.of(daemon.toHandle()))) {
                return Ending.with(0, "Started with pid " + daemon.pid());
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return failed( // another start may have been faster
                pidFile.living().isPresent()
                        ? "Already running"
                        : "It did not start; see " + output);
    }

    /** A session of its own, where the system can give it one, lets it outlive the terminal. */
    private List<String> commandLine() {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            words.add(SETSID.toString());
        }
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(Samples.class.getName(), "daemon", "run"));
        words.addAll(List.of("--pid-file", pidPath.toString(), "--port", Integer.toString(port)));
        return words;
    }

    private Ending stop(PidFile pidFile) throws IOException, InterruptedException {
        Optional<ProcessHandle> living = pidFile.living();
        if (living.isEmpty()) {
            pidFile.removeIfStale();
            return failed("Not running");
        }
        living.get().destroy();
        try {
            living.get().onExit().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
            return Ending.with(0, "Stopped");
        } catch (TimeoutException e) {
            return failed("It has not stopped in " + STOP_WITHIN.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw new IllegalStateException("An exit cannot fail", e);
        }
    }

    private Ending status(PidFile pidFile) throws IOException {
        return pidFile.living()
                .map(process -> Ending.with(0, "Running with pid " + process.pid()))
                .orElseGet(() -> failed("Not running"));
    }

    private Ending failed(String why) {
        err().println(why);
        return new Ending(1, Optional.empty());
    }
}
