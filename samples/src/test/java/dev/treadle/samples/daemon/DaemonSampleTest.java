package dev.treadle.samples.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.CommandRun;
import dev.treadle.samples.SampleProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

class DaemonSampleTest {

    @TempDir private Path directory;
    private Path pidFile;

    @BeforeEach
    void choosePidFile() {
        pidFile = directory.resolve("daemon.pid");
    }

    @AfterEach
    void stop() {
        daemon("stop");
    }

    private CommandRun daemon(String what) {
        return CommandRun.of("daemon", what, "--pid-file", pidFile.toString());
    }

    @Test
    void shouldStartOnceAndStopOnce() {
        assertThat(daemon("status").err()).isEqualTo("Not running\n");
        var started = daemon("start");
        assertThat(started.status()).isZero();
        String pid = started.out().strip().substring("Started with pid ".length());
        assertThat(ProcessHandle.of(Long.parseLong(pid))).isPresent();

        var again = daemon("start");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("Already running\n");
        assertThat(daemon("run").err()).isEqualTo("Already running\n");
        assertThat(daemon("status").out()).isEqualTo("Running with pid " + pid + "\n");

        assertThat(daemon("stop").out()).isEqualTo("Stopped\n");
        assertThat(pidFile).doesNotExist();
        var stopped = daemon("stop");
        assertThat(stopped.status()).isEqualTo(1);
        assertThat(stopped.err()).isEqualTo("Not running\n");
        assertThat(daemon("status").status()).isEqualTo(1);
    }

    @Test
    void shouldTakeOverAPidFileOfNobody() throws IOException {
        Files.writeString(pidFile, "999999999\n1\n");
        assertThat(daemon("status").err()).isEqualTo("Not running\n");
        assertThat(daemon("start").status()).isZero();
        assertThat(daemon("stop").status()).isZero();
        // the pid is taken, but by somebody who began later
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n1\n");
        assertThat(daemon("stop").err()).isEqualTo("Not running\n");
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void shouldDrainWhenItIsTerminatedUnderLoad() throws Exception {
        try (var process = SampleProcess.start("daemon", "run", "--pid-file", "" + pidFile)) {
            InetSocketAddress address = process.address();
            var answered = new AtomicLong();
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clients.add(Thread.startVirtualThread(() -> talk(address, answered)));
            }
            SampleProcess.patiently().until(() -> answered.get() > 1_000);
            process.terminate();

            assertThat(process.exitStatus()).isZero();
            assertThat(process.line()).isEqualTo("drained");
            assertThat(pidFile).doesNotExist();
            for (Thread each : clients) {
                each.join();
            }
        }
    }

    /** Every answer is whole and the right one, until the server ends. */
    private static void talk(InetSocketAddress server, AtomicLong answered) {
        try (var socket = new Socket(server.getAddress(), server.getPort());
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; ; i++) {
                socket.getOutputStream().write((i + "\n").getBytes(StandardCharsets.UTF_8));
                String answer = in.readLine();
                if (answer == null) {
                    return;
                }
                assertThat(answer).isEqualTo("You said " + i);
                answered.incrementAndGet();
            }
        } catch (IOException e) {
            // the server has ended
        }
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThat(CommandRun.of("daemon", "start").err()).contains("--pid-file");
        assertThat(CommandRun.of("daemon", "fly", "--pid-file", "" + pidFile).status())
                .isEqualTo(2);
        assertThat(CommandRun.of("daemon", "run", "--pid-file", "/no/such/dir/pid").err())
                .contains("/no/such/dir");
    }
}
