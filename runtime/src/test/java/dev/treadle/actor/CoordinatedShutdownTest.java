package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.CloseReport.FailedTask;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;

/** Tasks run in the order of their phases around the end of the actors. */
class CoordinatedShutdownTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(20);

    @AutoClose private final LogWatch log = new LogWatch();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final CoordinatedShutdown tasks = system.coordinatedShutdown();
    private final Inbox<String> inbox = new Inbox<>();

    @Test
    void shouldCloseTheWholeSystemThoughInterrupted() {
        ActorRef<String> actor = system.spawn("actor", Actor.of(inbox::tell));
        tasks.add(ShutdownPhase.UNBIND, "slow", LONG, () -> actor.ask(_ -> "unbind"));
        var gate = new Gate();
        tasks.add(ShutdownPhase.FINISH, "waits", LONG, gate::pass);
        Clients.start(() -> {
            inbox.await(1);
            gate.open();
        });

        Thread.currentThread().interrupt();
        CloseReport report = system.close(LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.clean()).isTrue();
        assertThat(actor.isTerminated()).isTrue();
    }

    @Test
    void shouldRunInTheOrderOfThePhases() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(String message) {
                                        inbox.tell(message);
                                    }

                                    @Override
                                    protected void onSignal(Signal signal) {
                                        if (signal instanceof Signal.PostStop) {
                                            inbox.tell("the actor ends");
                                        }
                                    }
                                });
        tasks.add(ShutdownPhase.RELEASE, "c", LONG, () -> inbox.tell("release"));
        tasks.add(ShutdownPhase.FINISH, "b", LONG, () -> actor.tell("finish"));
        tasks.add(ShutdownPhase.UNBIND, "a", LONG, () -> inbox.tell("unbind"));
        tasks.add(ShutdownPhase.UNBIND, "x", LONG, () -> inbox.tell("never")).close();

        CloseReport report = system.close(LONG);

        assertThat(inbox.messages())
                .containsExactly("unbind", "finish", "the actor ends", "release");
        assertThat(report.clean()).isTrue();
        assertThat(system.close(LONG)).isSameAs(report);
        assertThat(inbox.size()).isEqualTo(4);
    }

    @Test
    void shouldRunTheTasksOfAPhaseAtTheSameTime() {
        var both = new CyclicBarrier(2);
        tasks.add(ShutdownPhase.UNBIND, "a", LONG, both::await);
        tasks.add(ShutdownPhase.UNBIND, "b", LONG, both::await);

        assertThat(system.close(LONG).clean()).isTrue();
    }

    @Test
    void shouldInterruptAndReportWhatTakesTooLong() throws Exception {
        var interrupted = new CountDownLatch(1);
        tasks.add(
                ShutdownPhase.FINISH,
                "endless",
                SHORT,
                () -> {
                    try {
                        Thread.sleep(LONG);
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                });
        tasks.add(ShutdownPhase.RELEASE, "next", LONG, () -> inbox.tell("release"));

        CloseReport report = system.close(LONG);

        interrupted.await();
        assertThat(inbox.messages()).containsExactly("release");
        assertThat(report.clean()).isFalse();
        assertThat(report.failedTasks())
                .containsExactly(
                        new FailedTask(
                                ShutdownPhase.FINISH, "endless", "it had not ended after 0.02 s"));
        assertThat(report.toString()).contains("task \"endless\" of FINISH failed");
    }

    @Test
    void shouldReportWhatThrowsAndGoOn() {
        tasks.add(
                ShutdownPhase.UNBIND,
                "broken",
                LONG,
                () -> {
                    throw new IllegalStateException("expected by the test");
                });
        tasks.add(ShutdownPhase.UNBIND, "sound", LONG, () -> inbox.tell("sound"));

        CloseReport report = system.close(LONG);

        assertThat(inbox.messages()).containsExactly("sound");
        assertThat(report.failedTasks())
                .extracting(FailedTask::why)
                .containsExactly("it threw java.lang.IllegalStateException: expected by the test");
    }

    @Test
    void shouldTakeNoTaskWhenItIsTooLate() {
        system.close();

        assertThatThrownBy(() -> tasks.add(ShutdownPhase.UNBIND, "late", LONG, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bank is being closed and takes no task \"late\"");
        assertThatThrownBy(() -> tasks.add(ShutdownPhase.UNBIND, "x", Duration.ZERO, () -> {}))
                .hasMessageContaining("deadline");
    }

    @Test
    void shouldRunWhenTheJvmIsTerminated() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                ClassPath.ofTests(),
                                ExitMain.class.getName())
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
                assertThat(line).as("the output has not ended").isNotNull();
            }
            process.toHandle().destroy(); // SIGTERM, and the output stays open
            List<String> lines = out.lines().toList();

            assertThat(lines).containsExactly("unbind", "finish", "the actor ends", "release");
            assertThat(process.waitFor()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }
}
