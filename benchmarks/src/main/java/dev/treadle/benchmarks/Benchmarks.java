package dev.treadle.benchmarks;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.report.JsonReport;
import dev.treadle.benchmarks.report.Score;
import dev.treadle.benchmarks.report.TableReport;
import dev.treadle.benchmarks.workload.Workload;
import dev.treadle.benchmarks.workload.Workloads;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The launcher: {@code benchmarks/run [--quick] [--json FILE] [WORKLOAD...]}. */
@Command(
        name = "benchmarks/run",
        description = "Measures Treadle beside its peers, in one run.",
        footer = {
            "",
            "Two versions of Treadle are compared by one workload at a time, some seconds each:",
            "  benchmarks/run --runtime treadle ping-pong count-8",
            "What JMH says meanwhile, and what its profilers say (gc, stack, perfnorm ...):",
            "  benchmarks/run --runtime treadle --verbose --profiler gc ping-pong",
        })
public final class Benchmarks implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--quick", description = "Treadle and Pekko only, and shorter.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--runtime",
            paramLabel = "ID",
            split = ",",
            description = "Only these, such as treadle,pekko.")
    private List<String> runtimes = List.of();

    @Option(names = "--profiler", paramLabel = "NAME", description = "A profiler of JMH's.")
    private List<String> profilers = List.of();

    @Option(names = "--verbose", description = "Print what JMH says.")
    private boolean verbose;

    @Option(names = "--list", description = "Print the names of the workloads.")
    private boolean list;

    @Parameters(paramLabel = "WORKLOAD", description = "What to measure; all without one.")
    private List<String> names = List.of();

    private Benchmarks() {}

    /**
     * Measures, and ends the JVM with status 0 if all that was measured did its work.
     *
     * @param args see {@code --help}
     */
    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Benchmarks());
        line.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Print this help.")
                                .build());
        return line;
    }

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        if (list) {
            Workloads.all().forEach(workload -> out.println(workload.name()));
            return;
        }
        var harness = new Harness(quick, verbose, profilers);
        var scores = new ArrayList<Score>();
        for (Workload workload : chosen()) {
            for (Runtimes runtime : contenders()) {
                scores.addAll(harness.measure(workload, runtime, out));
            }
            json.ifPresent(file -> write(scores, file));
        }
        print(scores, out);
    }

    private List<Workload> chosen() {
        try {
            return names.isEmpty()
                    ? Workloads.all()
                    : names.stream().map(Workloads::named).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<Runtimes> contenders() {
        try {
            if (!runtimes.isEmpty()) {
                return runtimes.stream().map(Runtimes::named).toList();
            }
            return quick ? List.of(Runtimes.TREADLE, Runtimes.PEKKO) : List.of(Runtimes.values());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void print(List<Score> scores, PrintWriter out) {
        if (!scores.isEmpty()) {
            out.println();
            new TableReport(scores).lines().forEach(out::println);
        }
        out.flush();
    }

    private void write(List<Score> scores, Path file) {
        try {
            JsonReport.write(scores, file);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
