package dev.treadle.benchmarks;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.report.DocsPage;
import dev.treadle.benchmarks.report.JsonReport;
import dev.treadle.benchmarks.report.Scores;
import dev.treadle.benchmarks.report.TableReport;
import dev.treadle.benchmarks.report.Targets;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

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
public final class Benchmarks implements Callable<Integer> {

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

    @Option(
            names = "--peers",
            paramLabel = "DIRECTORY",
            description = "Where the programs in other languages are.")
    private Path peers = Path.of("benchmarks", "peers");

    @Option(names = "--verbose", description = "Print what JMH says.")
    private boolean verbose;

    @Option(
            names = "--docs",
            paramLabel = "FILE",
            description = "Write tables and plots into a page, such as docs/benchmarks.md.")
    private Optional<Path> docs = Optional.empty();

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
    public Integer call() throws IOException {
        var settings = new Settings(quick, verbose, profilers);
        var suite = new Suite(settings, out());
        if (list) {
            suite.names().forEach(out()::println);
            return 0;
        }
        measure(suite);
        var scores = new Scores(suite.scores());
        print(new TableReport(scores).lines());
        print(new Targets(scores).lines());
        if (docs.isPresent()) {
            new DocsPage(docs.get()).write(scores, settings.toString());
        }
        return suite.failures() == 0 ? 0 : 1;
    }

    /** Measures, and writes down after each what is known so far. */
    private void measure(Suite suite) throws IOException {
        var contenders = contenders();
        for (var measurement : chosen(suite)) {
            suite.take(measurement, contenders);
            write(suite);
        }
        for (var peer : PeerProgram.all(peers)) {
            if (runtimes.isEmpty() ? !quick : runtimes.contains(peer.language())) {
                suite.take(peer, name -> names.isEmpty() || names.contains(name));
                write(suite);
            }
        }
    }

    private void write(Suite suite) throws IOException {
        if (json.isPresent()) {
            JsonReport.write(suite.scores(), json.get());
        }
    }

    private void print(List<String> lines) {
        out().println();
        lines.forEach(out()::println);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private List<Measurement> chosen(Suite suite) {
        return names.isEmpty()
                ? suite.all()
                : names.stream()
                        .map(name -> suite.named(name).orElseThrow(() -> unknown("workload", name)))
                        .toList();
    }

    private List<Runtimes> contenders() {
        if (!runtimes.isEmpty()) {
            return runtimes.stream()
                    .filter(id -> !isPeer(id))
                    .map(id -> Runtimes.named(id).orElseThrow(() -> unknown("runtime", id)))
                    .toList();
        }
        return quick ? List.of(Runtimes.TREADLE, Runtimes.PEKKO) : List.of(Runtimes.values());
    }

    private boolean isPeer(String id) {
        return PeerProgram.all(peers).stream().anyMatch(peer -> peer.language().equals(id));
    }

    private ParameterException unknown(String kind, String name) {
        return new ParameterException(
                spec.commandLine(), "There is no %s '%s'.".formatted(kind, name));
    }
}
