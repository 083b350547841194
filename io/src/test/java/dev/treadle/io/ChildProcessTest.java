package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.mailbox.Recipient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

class ChildProcessTest {

    private final ActorSystem system = ActorSystem.create("processes");
    private final List<ProcessEvent<String>> events =
            Collections.synchronizedList(new ArrayList<>());

    @TempDir private Path directory;

    @AfterEach
    void close() {
        system.close();
    }

    private ChildProcess<String> start(Command command) {
        return ChildProcess.start(system, "child", command, Framing.lines(), events::add);
    }

    private List<String> output() {
        return events.stream()
                .flatMap(event ->
                        event instanceof ProcessEvent.Output<String>(var line)
                                ? java.util.stream.Stream.of(line)
                                : java.util.stream.Stream.empty())
                .toList();
    }

    @Test
    void shouldTellWhatItPrintsThenHowItEnded() {
        var process = start(Command.of("sh", "-c", "echo one; echo two; echo oh >&2; exit 3"));

        assertThat(process.exit().await().status()).isEqualTo(3);
        assertThat(output()).containsExactly("one", "two");
        assertThat(events).contains(new ProcessEvent.ErrorLine<>("oh"));
        assertThat(events.getLast()).isEqualTo(new ProcessEvent.Exited<>(process.exit().await()));
        assertThat(process.exit().await().isClean()).isFalse();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void shouldReadWhatItIsTold() {
        var process = start(Command.of("sort", "-n"));
        for (int i = 10_000; i > 0; i--) {
            process.tell(Integer.toString(i));
        }
        process.closeInput();

        assertThat(process.exit().await().isClean()).isTrue();
        assertThat(output()).hasSize(10_000).startsWith("1", "2").endsWith("10000");
    }

    @Test
    void shouldHoldWhoTellsMoreThanItReads() throws InterruptedException {
        Path go = directory.resolve("go");
        var process =
                start(
                        Command.of(
                                "sh",
                                "-c",
                                "while [ ! -e " + go + " ]; do sleep 0.05; done; wc -l"));
        String line = "x".repeat(1_000);
        var teller =
                Thread.startVirtualThread(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        process.tell(line);
                    }
                    process.closeInput();
                });
        assertThat(teller.join(Duration.ofMillis(300))).isFalse();
        assertThat(go).doesNotExist();
        try {
            Files.createFile(go);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        process.exit().await();
        assertThat(output()).map(String::strip).containsExactly("1000");
    }

    @Test
    void shouldHoldAProcessThatPrintsMoreThanIsHandled() throws Exception {
        var go = new CountDownLatch(1);
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Recipient<ProcessEvent<String>> slow =
                event -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    lines.add(event.toString());
                };
        var process =
                ChildProcess.start(
                        system, "child", Command.of("seq", "100000"), Framing.lines(), slow);
        await().during(Duration.ofMillis(300)).until(process::isAlive);
        go.countDown();
        assertThat(process.exit().await().isClean()).isTrue();
        assertThat(lines).hasSize(100_001);
    }

    @Test
    void shouldTellTheEndLastHoweverLongTheListenerTakes() {
        var first = new AtomicBoolean(true);
        Recipient<ProcessEvent<String>> slow =
                event -> {
                    if (first.getAndSet(false)) { // for longer than a pipe may be silent
                        await().pollDelay(Duration.ofMillis(2_500)).until(() -> true);
                    }
                    events.add(event);
                };
        var process =
                ChildProcess.start(
                        system, "child", Command.of("seq", "1000"), Framing.lines(), slow);

        ProcessExit exit = process.exit().await();

        assertThat(output()).hasSize(1_000);
        assertThat(events.getLast()).isEqualTo(new ProcessEvent.Exited<>(exit));
    }

    @Test
    void shouldTellNothingAfterTheEndThatAProcessLeftBehindPrints() throws Exception {
        Path go = directory.resolve("go");
        Path printed = directory.resolve("printed");
        var script =
                """
                (trap '' PIPE; until [ -e %s ]; do sleep 0.1; done; echo late; touch %s) &
                echo one
                """
                        .formatted(go, printed);
        var process = start(Command.of("sh", "-c", script));

        ProcessExit exit = process.exit().await();
        Files.createFile(go);
        await().until(() -> Files.exists(printed));

        await().during(Duration.ofMillis(300))
                .until(() -> events.getLast().equals(new ProcessEvent.Exited<>(exit)));
        assertThat(output()).containsExactly("one");
    }

    @Test
    void shouldPipe() {
        var process = start(Command.of("printf", "b\\na\\nb\\n").pipe("sort").pipe("uniq", "-c"));

        assertThat(process.exit().await().statuses()).containsExactly(0, 0, 0);
        assertThat(output()).map(String::strip).containsExactly("1 a", "2 b");
    }

    @Test
    void shouldTerminateWhatTakesTooLong() {
        var process = start(Command.of("sleep", "60").timeout(Duration.ofMillis(200)));

        var exit = process.exit().await();
        assertThat(exit.status()).isEqualTo(143);
        assertThat(exit.brokenOff()).contains("it timed out after 0.2 s");
    }

    @Test
    void shouldKillWhatDoesNotTerminate() {
        var process =
                start(
                        Command.of(
                                        "sh",
                                        "-c",
                                        "trap '' TERM; echo ready; while :; do sleep 1; done")
                                .grace(Duration.ofMillis(300)));
        await().until(() -> output().contains("ready"));
        process.close();

        assertThat(process.exit().await().status()).isEqualTo(137);
        assertThat(process.exit().await().brokenOff()).contains("it was terminated");
    }

    @Test
    void shouldEndWithItsSystemAndTakeItsOwnChildrenAlong() {
        var process = start(Command.of("sh", "-c", "sleep 61 & echo $!; wait"));
        await().until(() -> !output().isEmpty());
        long grandchild = Long.parseLong(output().getFirst());
        assertThat(ProcessHandle.of(grandchild)).isPresent();

        system.close();

        assertThat(process.isAlive()).isFalse();
        await().until(() -> !ProcessHandle.of(grandchild).map(this::runs).orElse(false));
        assertThat(process.exit().await().brokenOff()).contains("its actor ended");
    }

    /** One that was killed is still there until its new parent has seen it. */
    private boolean runs(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    @Test
    void shouldNotWaitForWhoHoldsItsOutputWhenItHasEnded() {
        var process = start(Command.of("sh", "-c", "sleep 5 & echo done"));

        assertThat(process.exit().await(Duration.ofSeconds(4)).status()).isZero();
        assertThat(output()).containsExactly("done");
    }

    @Test
    void shouldBreakOffWhatPrintsNonsense() {
        var frames =
                ChildProcess.start(
                        system,
                        "frames",
                        Command.of("sh", "-c", "head -c 100000 /dev/zero | tr '\\0' x; sleep 60"),
                        Framing.lengthPrefixed(10),
                        event -> {});
        assertThat(frames.exit().await().brokenOff())
                .hasValueSatisfying(why -> assertThat(why).contains("makes no sense"));
    }

    @Test
    void shouldMakeDeadLettersOfWhatItDoesNotRead() throws InterruptedException {
        var dead = new CountDownLatch(1);
        system.deadLetters().attach(letter -> dead.countDown());
        var process = start(Command.of("true"));
        process.exit().await();
        process.tell("too late");
        assertThat(dead.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldGiveDirectoryAndEnvironment() throws IOException {
        var process =
                start(
                        Command.of("sh", "-c", "pwd; echo $GREETING")
                                .directory(directory)
                                .environment("GREETING", "hello"));
        process.exit().await();
        assertThat(output()).containsExactly(directory.toRealPath().toString(), "hello");
    }

    @Test
    void shouldSayWhatCannotBeStarted() {
        assertThatThrownBy(() -> start(Command.of("no-such-program", "x")))
                .isInstanceOf(ProcessStartException.class)
                .hasMessageContainingAll("no-such-program x", "No such file");
    }

    @Test
    void shouldRunManyAtOnce() {
        long began = System.nanoTime();
        List<ChildProcess<String>> processes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            processes.add(
                    ChildProcess.start(
                            system,
                            "sleep-" + i,
                            Command.of("sleep", "1"),
                            Framing.lines(),
                            event -> {}));
        }
        processes.forEach(each -> assertThat(each.exit().await().isClean()).isTrue());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void shouldBeAnActorsMessages() throws InterruptedException {
        var exited = new CountDownLatch(1);
        var counter =
                system.spawn(
                        "counter",
                        Actor.<ProcessEvent<String>>of(event -> {
                            switch (event) {
                                case ProcessEvent.Output(var line) -> events.add(event);
                                case ProcessEvent.ErrorLine(var line) -> events.add(event);
                                case ProcessEvent.Exited(var exit) -> exited.countDown();
                            }
                        }));
        ChildProcess.start(system, "child", Command.of("seq", "3"), Framing.lines(), counter);
        assertThat(exited.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).containsExactly("1", "2", "3");
    }

    /** A shell lets what it starts in the background ignore SIGINT, and so do its children. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line ->
                            (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        }
    }

    @Test
    void shouldKillWhatAProcessHasStartedAndThatDoesNotTerminateWithIt() {
        var script = "(trap '' TERM; while :; do sleep 1; done) & echo $!; wait";
        start(Command.of("sh", "-c", script).grace(Duration.ofMillis(200)));
        await().until(() -> !output().isEmpty());
        long grandchild = Long.parseLong(output().getFirst());
        assertThat(ProcessHandle.of(grandchild)).isPresent();

        system.close();

        await().until(() -> !ProcessHandle.of(grandchild).map(this::runs).orElse(false));
    }

    private static ProcessBuilder orphan(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ChildJvm.java(),
                                "-cp",
                                ChildJvm.classPath(),
                                OrphanMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    @RepeatedTest(3)
    void shouldLeaveNoneBehindThatIsStartedWhileTheJvmEnds() throws Exception {
        String marked = "62.%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
        Process jvm = orphan("storm", marked).redirectError(Redirect.DISCARD).start();

        assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(ProcessHandle.allProcesses())
                .noneMatch(each -> each.info().commandLine().orElse("").contains(marked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "exit"})
    void shouldEndWithTheJvm(String how) throws Exception {
        assumeThat(how.equals("INT") && ignoresInterrupts()).isFalse();
        Process jvm = orphan(how).redirectError(Redirect.INHERIT).start();
        try (var reader = jvm.inputReader()) {
            long child = Long.parseLong(reader.readLine());
            if (!how.equals("exit")) { // else both may have ended by now
                assertThat(ProcessHandle.of(child)).isPresent();
                new ProcessBuilder("kill", "-" + how, Long.toString(jvm.pid())).start().waitFor();
            }
            assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
            await().until(() -> !ProcessHandle.of(child).map(this::runs).orElse(false));
        } finally {
            jvm.destroyForcibly();
        }
    }
}
