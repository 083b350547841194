package dev.treadle.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.awaitility.core.ConditionFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sample in a JVM of its own, as a user runs it. */
public final class SampleProcess implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(40);

    private final Process process;
    private final BufferedReader out;

    private SampleProcess(Process process) {
        this.process = process;
        out = process.inputReader();
    }

    public static SampleProcess start(String... arguments) throws IOException {
        return startIn(List.of(), arguments);
    }

    public static SampleProcess startIn(List<String> jvmOptions, String... arguments)
            throws IOException {
        return new SampleProcess(
                command(jvmOptions, arguments)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
    }

    /** {@return one whose errors are among its lines} */
    public static SampleProcess startWithErrors(String... arguments) throws IOException {
        return new SampleProcess(command(List.of(), arguments).redirectErrorStream(true).start());
    }

    private static ProcessBuilder command(List<String> jvmOptions, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvmOptions);
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add(Samples.class.getName());
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words);
    }

    /** {@return a wait for what another JVM does, which may have to start first} */
    public static ConditionFactory patiently() {
        return await().atMost(DEADLINE);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public String line() throws IOException {
        return String.valueOf(out.readLine());
    }

    /** {@return the address in the line that a server prints when it listens} */
    public InetSocketAddress address() throws IOException {
        String line = line();
        assertThat(line).startsWith("listening on ");
        return Addresses.parse("the server", line.substring("listening on ".length()));
    }

    public void terminate() {
        process.toHandle().destroy(); // and leave its output open
    }

    public int exitStatus() throws InterruptedException {
        assertThat(process.waitFor(DEADLINE)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
