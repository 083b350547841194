package dev.treadle.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What the figures were measured on. */
final class Machine {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final long GIBIBYTE = 1L << 30;

    private Machine() {}

    static List<String> markdown(String settings) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return List.of(
                "| | |",
                "|---|---|",
                "| date | %s |".formatted(LocalDate.now(ZoneOffset.UTC)),
                "| run | %s |".formatted(settings),
                "| processor | %s, %d cores |"
                        .formatted(processor(), system.getAvailableProcessors()),
                "| memory | %d GiB |".formatted(system.getTotalMemorySize() / GIBIBYTE),
                "| system | %s %s |".formatted(system.getName(), system.getArch()),
                "| Java | %s %s |"
                        .formatted(
                                System.getProperty("java.vm.name"),
                                System.getProperty("java.runtime.version")));
    }

    private static String processor() {
        try (var lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown"; // only Linux has the file
        }
    }
}
