package dev.treadle.samples.logmerge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.CommandRun;
import dev.treadle.samples.Python;
import dev.treadle.samples.SampleProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class LogMergeSampleTest {

    @TempDir private Path directory;

    private void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void shouldMergeWhatIsWrittenMeanwhile() {
        var run = CommandRun.of("logmerge", "--interval-ms", "5");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "web.log: 1000 lines, in order",
                        "mail.log: 1000 lines, in order",
                        "disk.log: 1000 lines, in order",
                        "3000 lines merged");
    }

    @Test
    void shouldSayWhichFileIsNotThereYet() throws Exception {
        Path there = directory.resolve("there");
        Path missing = directory.resolve("missing");
        append(there, "a1\n");
        try (var run =
                SampleProcess.startWithErrors(
                        "logmerge",
                        "--out",
                        "" + directory.resolve("merged"),
                        "" + there,
                        "" + missing)) {
            List<String> lines = new ArrayList<>();
            do {
                lines.add(run.line());
            } while (!lines.getLast().startsWith("following") && !lines.getLast().equals("null"));
            assertThat(lines)
                    .endsWith(
                            missing + " is not there yet; it is followed once it is",
                            "following 2 files");
            run.terminate();
            assertThat(run.exitStatus()).isZero();
        }
    }

    @Test
    void shouldWriteTheRestWhenItIsTerminated() throws Exception {
        Path a = directory.resolve("a");
        Path b = directory.resolve("b");
        Path merged = directory.resolve("merged");
        append(a, "a1\n");
        try (var run =
                SampleProcess.start(
                        "logmerge", "--out", "" + merged, "--interval-ms", "20", "" + a, "" + b)) {
            SampleProcess.patiently()
                    .until(() -> Files.exists(merged) && Files.readString(merged).contains("a1\n"));
            append(b, "b1\nb2\n");
            SampleProcess.patiently().until(() -> Files.readString(merged).contains("b1\nb2\n"));
            append(a, "a2");
            run.terminate();
            assertThat(run.exitStatus()).isZero();
        }
        assertThat(Files.readAllLines(merged)).containsExactly("a1", "b1", "b2", "a2");
    }

    /** Eight programs write, in pieces of lines; logs are moved away and cut meanwhile. */
    private static final String WRITERS =
            """
            import os, subprocess, sys, time
            WRITER = r'''
            import os, sys, time
            name, kind, merged = sys.argv[1:]
            log = open(name, "a")
            for n in range(600):
                log.write("%s " % os.path.basename(name))
                if n % 3 == 0:
                    log.flush()
                log.write("line %d\\n" % n)
                log.flush()
                if n % 100 == 99 and kind != "kept":   # not before this was read
                    last = "%s line %d\\n" % (os.path.basename(name), n)
                    while last not in open(merged).read():
                        time.sleep(0.02)
                    if kind == "cut":
                        os.truncate(name, 0)
                        continue
                    for i in range(6, 0, -1):
                        if os.path.exists("%s.%d" % (name, i)):
                            os.rename("%s.%d" % (name, i), "%s.%d" % (name, i + 1))
                    os.rename(name, name + ".1")
                    log = open(name, "a")
            '''
            kinds = ["kept", "moved", "cut", "kept", "moved", "kept", "moved", "kept"]
            writers = [subprocess.Popen([sys.executable, "-c", WRITER, name, kind, sys.argv[1]])
                       for name, kind in zip(sys.argv[2:], kinds)]
            print([w.wait() for w in writers])
            """;

    @Test
    void shouldLoseAndMixNothingOfWhatOtherProgramsWrite() throws Exception {
        List<String> names = IntStream.range(0, 8).mapToObj(i -> "log" + i).toList();
        List<String> words = new ArrayList<>(List.of("logmerge", "--interval-ms", "10", "--out"));
        List<String> files = new ArrayList<>(List.of("" + directory.resolve("merged")));
        names.forEach(name -> files.add("" + directory.resolve(name)));
        words.addAll(files);
        try (var run = SampleProcess.startWithErrors(words.toArray(String[]::new))) {
            String line;
            do {
                line = run.line();
            } while (!line.equals("following 8 files"));
            assertThat(Python.run(WRITERS, files.toArray()))
                    .isEqualTo("[0, 0, 0, 0, 0, 0, 0, 0]\n");
            run.terminate();
            assertThat(run.exitStatus()).isZero();
        }
        List<String> lines = Files.readAllLines(directory.resolve("merged"));
        for (String name : names) {
            assertThat(lines)
                    .filteredOn(line -> line.startsWith(name))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 600).mapToObj(n -> name + " line " + n).toList());
        }
        assertThat(lines).hasSize(8 * 600);
    }
}
