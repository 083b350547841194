package dev.treadle.benchmarks;

import dev.treadle.benchmarks.report.Score;
import dev.treadle.benchmarks.report.Score.Better;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A program in another language that does some of the workloads, where that language is installed.
 * It prints a line for each figure, with tabs between name, rate and unit.
 *
 * @param language the name that stands for the runtime
 * @param commands what is run, one after the other, in a directory of their own; the last one
 *     prints
 */
record PeerProgram(String language, List<List<String>> commands) {

    private static final int PARTS = 3;

    /** {@return all of them, installed or not} */
    static List<PeerProgram> all(Path directory) {
        String source = directory.resolve("peers").toAbsolutePath().toString();
        return List.of(
                new PeerProgram(
                        "erlang",
                        List.of(
                                List.of("erlc", source + ".erl"),
                                List.of("erl", "-noshell", "-s", "peers", "main"))),
                new PeerProgram("go", List.of(List.of("go", "run", source + ".go"))),
                new PeerProgram("python", List.of(List.of("python3", source + ".py"))));
    }

    /** {@return whether the language is there: its program is on the path} */
    boolean isInstalled() {
        String program = commands.getFirst().getFirst();
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /**
     * {@return its figures}
     *
     * @throws IOException if it failed
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    List<Score> take() throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("benchmarks-peers");
        try {
            List<Score> scores = List.of();
            for (var command : commands) {
                scores = take(command, directory);
            }
            return scores;
        } finally {
            delete(directory);
        }
    }

    private List<Score> take(List<String> command, Path directory)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var output = process.inputReader()) {
            var scores =
                    output.lines()
                            .map(line -> line.split("\t", -1))
                            .filter(parts -> parts.length == PARTS)
                            .map(this::score)
                            .toList();
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("%s ended with status %d".formatted(command, status));
            }
            return scores;
        }
    }

    private Score score(String... parts) {
        return new Score(
                parts[0],
                language,
                Double.parseDouble(parts[1]),
                parts[2],
                Better.HIGHER,
                OptionalDouble.empty());
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
