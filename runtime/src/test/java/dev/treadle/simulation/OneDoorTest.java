package dev.treadle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What decides who runs next, what time it is and what is random is asked for at one door: so a
 * simulation can answer in its place.
 */
class OneDoorTest {

    private static final Path ROOT = Path.of("..");

    /** What goes past the door: the clock, chance, threads, and waits of the JDK's own. */
    private static final Pattern PAST_THE_DOOR =
            Pattern.compile(
                    "System\\.(nanoTime|currentTimeMillis)|Instant\\.now|Clock\\.system|Math\\.random|ThreadLocalRandom|new"
                        + " (Secure)?Random\\(|new"
                        + " Thread\\(|Thread\\.(ofVirtual|ofPlatform|startVirtualThread|sleep)"
                        + "|LockSupport\\.(un)?park|Executors\\.|ForkJoinPool"
                        + "|CountDownLatch|Semaphore|ReentrantLock|BlockingQueue|\\.wait\\(");

    /** Those who stand behind the door, and answer in production or in a simulation. */
    private static final List<String> BEHIND = List.of("dev/treadle/mailbox/spi/PlainParking.java");

    private static Stream<Path> sources(String module) {
        try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBehind(Path file) {
        String name = file.toString().replace('\\', '/');
        return BEHIND.stream().anyMatch(name::contains);
    }

    private static Stream<String> findings(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.strip().startsWith("*") && !line.startsWith("import "))
                    .filter(line -> PAST_THE_DOOR.matcher(line).find())
                    .map(line -> file + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldBeUsedByEverythingInMailboxAndRuntime() {
        List<Path> all = Stream.of("mailbox", "runtime").flatMap(OneDoorTest::sources).toList();

        assertThat(all).hasSizeGreaterThan(100);
        assertThat(all.stream().filter(file -> !isBehind(file)).flatMap(OneDoorTest::findings))
                .isEmpty();
    }
}
