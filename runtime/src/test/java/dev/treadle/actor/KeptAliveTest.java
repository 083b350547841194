package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A system is not lost because the method that made it is through. */
class KeptAliveTest {

    @Test
    @Timeout(60)
    void shouldKeepTheJvmUntilTheSystemIsClosed() throws Exception {
        Process child =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/java",
                                "-cp",
                                ClassPath.ofTests(),
                                KeptAliveMain.class.getName())
                        .redirectErrorStream(true)
                        .start();
        try {
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).as(said).isZero();
            assertThat(said.strip()).isEqualTo("handled");
        } finally {
            child.destroyForcibly();
        }
    }
}
