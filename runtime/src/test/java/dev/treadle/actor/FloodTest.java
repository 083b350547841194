package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** 20 million messages to a slow actor, in 256 MB: all arrive, in order. */
class FloodTest {

    private static final String MESSAGES = "20000000";

    @ParameterizedTest
    @ValueSource(strings = {"actor", "thread"})
    @Timeout(120)
    void shouldNeitherLoseAMessageNorRunOutOfMemory(String producer) throws Exception {
        Process child =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "-Xmx256m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-cp",
                                ClassPath.ofTests(),
                                FloodMain.class.getName(),
                                MESSAGES,
                                producer)
                        .redirectErrorStream(true)
                        .start();
        try {
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).as(said).isZero();
            assertThat(said).contains(MESSAGES + " messages in");
        } finally {
            child.destroyForcibly();
        }
    }
}
