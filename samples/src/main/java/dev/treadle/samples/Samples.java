package dev.treadle.samples;

import dev.treadle.io.EndpointException;
import dev.treadle.samples.bank.BankSample;
import dev.treadle.samples.cooperative.CountdownSample;
import dev.treadle.samples.cooperative.CounterSample;
import dev.treadle.samples.cooperative.FibSample;
import dev.treadle.samples.cooperative.SelectSample;
import dev.treadle.samples.cooperative.UdpTimeSample;
import dev.treadle.samples.daemon.DaemonSample;
import dev.treadle.samples.echo.EchoSample;
import dev.treadle.samples.guess.GuessSample;
import dev.treadle.samples.images.PipelineSample;
import dev.treadle.samples.life.LifeSample;
import dev.treadle.samples.logmerge.LogMergeSample;
import dev.treadle.samples.restaurant.RestaurantSample;
import dev.treadle.samples.robots.RobotsSample;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** The launcher of the samples: {@code samples/run NAME [options]}. */
@Command(
        name = "samples/run",
        description = "Runs a sample system of Treadle.",
        synopsisSubcommandLabel = "NAME [options]",
        commandListHeading = "%nSamples:%n")
public final class Samples implements Runnable {

    private static final List<Class<? extends Sample>> SAMPLES =
            List.of(
                    PrintSample.class,
                    TaggedSample.class,
                    WorkerSample.class,
                    ExchangeSample.class,
                    ProducerConsumerSample.class,
                    CountdownSample.class,
                    CounterSample.class,
                    SelectSample.class,
                    EchoSample.class,
                    UdpTimeSample.class,
                    FibSample.class,
                    TurnstileSample.class,
                    StashSample.class,
                    RestaurantSample.class,
                    LifeSample.class,
                    GuessSample.class,
                    PipelineSample.class,
                    LogMergeSample.class,
                    RobotsSample.class,
                    ProcessesSample.class,
                    TickerSample.class,
                    LocksSample.class,
                    ConnectionSample.class,
                    DaemonSample.class,
                    RouterSample.class,
                    AggregatorSample.class,
                    ChatSample.class,
                    BankSample.class);

    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--list", description = "Print the name of each sample, and what it shows.")
    private boolean list;

    private Samples() {}

    /**
     * Runs the sample named by the first argument, and ends the JVM with its exit status: 0 when
     * all went well, 1 when the sample failed, 2 when what it was asked for makes no sense.
     *
     * @param args the name of a sample, and its options
     */
    public static void main(String... args) {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%4$s: %5$s%6$s%n"); // no date, and on one line
        }
        Termination.exit(commandLine(args).execute(args));
    }

    /** {@return what understands these arguments; it knows the sample they name, or else all} */
    static CommandLine commandLine(String... args) {
        var top = new CommandLine(new Samples());
        addHelp(top);
        SAMPLES.stream()
                .filter(sample -> args.length > 0 && nameOf(sample).equals(args[0]))
                .findFirst()
                .map(List::<Class<? extends Sample>>of)
                .orElse(SAMPLES)
                .forEach(top::addSubcommand);
        top.getSubcommands().values().forEach(Samples::addHelp);
        return top.setParameterExceptionHandler(Samples::onBadCommandLine)
                .setExecutionExceptionHandler(Samples::onFailure);
    }

    private static String nameOf(Class<? extends Sample> sample) {
        return sample.getAnnotation(Command.class).name();
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(
                        OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Print this help.")
                                .build());
    }

    @Override
    public void run() {
        if (!list) {
            throw new ParameterException(spec.commandLine(), "Name the sample to run.");
        }
        printList(spec.commandLine(), spec.commandLine().getOut());
    }

    /** Says in one sentence what is wrong; the list follows where no sample was named. */
    private static int onBadCommandLine(ParameterException exception, String... args) {
        var commandLine = exception.getCommandLine();
        var err = commandLine.getErr();
        boolean atTop = commandLine.getCommand() instanceof Samples;
        if (atTop && exception instanceof UnmatchedArgumentException unmatched) {
            err.printf("There is no sample '%s'.%n", unmatched.getUnmatched().getFirst());
        } else {
            err.println(Numbers.complaint(exception).orElse(exception.getMessage()));
        }
        if (atTop) {
            printList(commandLine, err);
        }
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int onFailure(Exception failure, CommandLine commandLine, ParseResult parsed)
            throws Exception {
        commandLine
                .getErr()
                .println(
                        switch (failure) {
                            case BadInputException bad -> bad.getMessage();
                            case EndpointException taken -> taken.getMessage();
                            case FileSystemException file -> sentence(file);
                            default -> throw failure; // the sample's own fault
                        });
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Its message is a path, and not always a reason. */
    private static String sentence(FileSystemException failure) {
        return "%s cannot be used: %s"
                .formatted(
                        failure.getFile(),
                        switch (failure) {
                            case NoSuchFileException _ -> "there is no such file or directory";
                            case AccessDeniedException _ -> "it may not be touched";
                            case FileAlreadyExistsException _ -> "it is there, and no directory";
                            default -> failure.getReason();
                        });
    }

    private static void printList(CommandLine top, PrintWriter out) {
        top.getSubcommands()
                .forEach((name, sample) -> out.printf("%-18s %s%n", name, firstLine(sample)));
    }

    private static String firstLine(CommandLine sample) {
        return sample.getCommandSpec().usageMessage().description()[0];
    }
}
