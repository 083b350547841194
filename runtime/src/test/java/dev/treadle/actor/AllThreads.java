package dev.treadle.actor;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The threads of this JVM, virtual ones too, which no other list has. */
final class AllThreads {

    private static final Pattern HEAD = Pattern.compile("#\\d+ \"(.*)\".*");

    private AllThreads() {}

    /**
     * {@return their names}
     *
     * @param folder where the JVM may write a file
     */
    static List<String> names(Path folder) throws IOException {
        Path dump = folder.resolve("threads-" + System.nanoTime());
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toAbsolutePath().toString(), ThreadDumpFormat.TEXT_PLAIN);
        try {
            return Files.readAllLines(dump).stream()
                    .map(HEAD::matcher)
                    .filter(Matcher::matches)
                    .map(head -> head.group(1))
                    .toList();
        } finally {
            Files.delete(dump);
        }
    }
}
