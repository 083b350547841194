package dev.treadle.samples.logmerge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.CommandRun;
import dev.treadle.samples.SampleProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

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
}
