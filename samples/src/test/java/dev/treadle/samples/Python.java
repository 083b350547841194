package dev.treadle.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that has nothing of ours in it, to talk to a sample; where Python is installed. */
public final class Python {

    private Python() {}

    /** {@return what a script printed} */
    public static String run(String script, Object... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of("/usr/bin/env", "python3", "-c", script));
        for (Object each : arguments) {
            words.add(each.toString());
        }
        Process python = start(words);
        String printed = new String(python.getInputStream().readAllBytes(), UTF_8);
        assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assumeThat(python.exitValue()).as("there is a Python").isNotEqualTo(127);
        return printed;
    }

    private static Process start(List<String> words) {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeThat(e).as("there is a Python").isNull();
            throw new AssertionError(e);
        }
    }
}
