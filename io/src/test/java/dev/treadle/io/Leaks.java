package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What must not be left when a server is gone. */
final class Leaks {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private Leaks() {}

    /** {@return the open descriptors of this process, 0 where nobody can tell} */
    static long descriptors() throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (var open = Files.list(DESCRIPTORS)) {
            return open.count();
        }
    }

    /** A few come and go with the JDK's own pollers and class loading. */
    static void assertNoDescriptorSince(long before) {
        await().untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(before + 10));
    }

    /** Virtual threads are in no list of the JVM's but a dump. */
    static void assertNoThreadOf(String path) {
        await().untilAsserted(() -> assertThat(threadsOf(path)).isEmpty());
    }

    private static List<String> threadsOf(String path) throws Exception {
        Path dump = Files.createTempFile("threads", ".txt");
        try {
            var jcmd =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                            .toString(),
                                    Long.toString(ProcessHandle.current().pid()),
                                    "Thread.dump_to_file",
                                    "-overwrite",
                                    dump.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertThat(jcmd.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return Files.readAllLines(dump).stream()
                    .filter(line -> line.startsWith("#") && line.contains("\"" + path))
                    .toList();
        } finally {
            Files.delete(dump);
        }
    }
}
