package dev.treadle.samples.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.CommandRun;
import dev.treadle.samples.SampleProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class RobotsSampleTest {

    @TempDir private Path directory;

    @Test
    void shouldFindTheSameByThreadsAndByJvms() {
        var threads = CommandRun.of("robots", "--files", "4", "--lines", "2000");
        var jvms = CommandRun.of("robots", "--files", "4", "--lines", "2000", "--jvms");

        assertThat(threads.status()).isZero();
        assertThat(threads.lines().getLast()).matches("\\d+ robots in 4 logs, 0 of them corrupt");
        assertThat(threads.lines()).first().asString().startsWith("10.0.1.");
        assertThat(threads.err()).contains("] 4/4");
        assertThat(jvms.lines()).isEqualTo(threads.lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--jvms", "--workers=3"})
    void shouldNameCorruptLogsAndReadTheRest(String how) {
        var run = CommandRun.of("robots", "--files", "5", "--corrupt", "2", how);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .containsPattern("20120701.log.gz cannot be read: .*Unexpected end")
                .contains("20120702.log.gz cannot be read");
        assertThat(run.lines().getLast()).matches("[1-9]\\d* robots in 5 logs, 2 of them corrupt");
    }

    @Test
    void shouldReadTheLogsOfAUser() throws IOException {
        GeneratedLogs.write(directory, 2, 1_000, 0);
        Files.writeString(directory.resolve("other.txt"), "not a log");

        assertThat(CommandRun.of("robots", "--logs", directory.toString()).lines().getLast())
                .contains("in 2 logs");
        assertThat(CommandRun.of("robots", "--logs", "/no/such").err())
                .contains("--logs takes a directory");
    }

    @Test
    void shouldLeaveNoChildWhenItIsTerminated() throws Exception {
        for (String name : List.of("a.log.gz", "b.log.gz")) { // pipes that nobody writes to
            var mkfifo = new ProcessBuilder("mkfifo", "" + directory.resolve(name)).start();
            assertThat(mkfifo.waitFor()).isZero();
        }
        try (var run = SampleProcess.start("robots", "--jvms", "--logs", "" + directory)) {
            SampleProcess.patiently().until(() -> run.handle().children().count() == 2);
            List<ProcessHandle> children = run.handle().children().toList();
            run.terminate();
            assertThat(run.exitStatus()).isNotZero();
            SampleProcess.patiently()
                    .until(() -> children.stream().noneMatch(RobotsSampleTest::runs));
        }
    }

    private static boolean runs(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }
}
