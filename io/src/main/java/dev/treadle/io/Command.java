package dev.treadle.io;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What to run: a program, or several with the output of each as the input of the next, as a shell's
 * pipe. No shell is involved: arguments are passed as they are. Immutable; each method returns a
 * changed copy.
 */
public final class Command {

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int BUFFER = 64;

    private final List<List<String>> programs;
    private final Optional<Path> directory;
    private final Map<String, String> environment;
    private final Optional<Duration> timeout;
    private final Duration grace;

    private Command(
            List<List<String>> programs,
            Optional<Path> directory,
            Map<String, String> environment,
            Optional<Duration> timeout,
            Duration grace) {
        this.programs = programs;
        this.directory = directory;
        this.environment = environment;
        this.timeout = timeout;
        this.grace = grace;
    }

    /**
     * {@return a command that runs a program}
     *
     * @param program its name or path
     * @param arguments what it is given
     */
    public static Command of(String program, String... arguments) {
        return new Command(
                List.of(words(program, arguments)),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                GRACE);
    }

    /**
     * {@return this command, with its output as the input of another program}
     *
     * @param program its name or path
     * @param arguments what it is given
     */
    public Command pipe(String program, String... arguments) {
        var longer = new ArrayList<>(programs);
        longer.add(words(program, arguments));
        return new Command(List.copyOf(longer), directory, environment, timeout, grace);
    }

    private static List<String> words(String program, String... arguments) {
        var words = new ArrayList<String>(arguments.length + 1);
        words.add(requireNonNull(program, "program"));
        words.addAll(List.of(arguments));
        return List.copyOf(words);
    }

    /**
     * {@return this command in another working directory than that of the JVM}
     *
     * @param where an existing directory
     */
    public Command directory(Path where) {
        return new Command(programs, Optional.of(where), environment, timeout, grace);
    }

    /**
     * {@return this command with another environment variable, beside those of the JVM}
     *
     * @param name the variable
     * @param value what it is
     */
    public Command environment(String name, String value) {
        var larger = new HashMap<>(environment);
        larger.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return new Command(programs, directory, Map.copyOf(larger), timeout, grace);
    }

    /**
     * {@return this command with a time-out} When it is over, all programs are terminated.
     *
     * @param longest more than zero
     */
    public Command timeout(Duration longest) {
        requirePositive("time-out", longest);
        return new Command(programs, directory, environment, Optional.of(longest), grace);
    }

    /**
     * {@return this command with another time, 2 seconds unless set, between the request to
     * terminate and the kill}
     *
     * @param time more than zero
     */
    public Command grace(Duration time) {
        requirePositive("grace time", time);
        return new Command(programs, directory, environment, timeout, time);
    }

    private static void requirePositive(String what, Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException(
                    "The %s of a command cannot be %s: let it be more than zero"
                            .formatted(what, Durations.text(time)));
        }
    }

    List<ProcessBuilder> builders() {
        return programs.stream()
                .map(words -> {
                    var builder = new ProcessBuilder(words);
                    directory.ifPresent(where -> builder.directory(where.toFile()));
                    builder.environment().putAll(environment);
                    return builder;
                })
                .toList();
    }

    Optional<Duration> timeout() {
        return timeout;
    }

    Duration grace() {
        return grace;
    }

    /** How many chunks of input wait for the process to read them. */
    int buffer() {
        return BUFFER;
    }

    @Override
    public String toString() {
        return programs.stream()
                .map(words -> String.join(" ", words))
                .collect(Collectors.joining(" | "));
    }
}
