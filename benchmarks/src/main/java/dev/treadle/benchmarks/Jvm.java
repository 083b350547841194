package dev.treadle.benchmarks;

import java.util.List;

/** The options of each JVM that measures, the same for all runtimes. */
final class Jvm {

    /**
     * A heap that does not grow meanwhile. The first opening lets Treadle clear the thread-locals
     * of its threads, as it recommends; the others hush warnings about libraries of its peers.
     */
    static final List<String> ARGUMENTS =
            List.of(
                    "-Xms2g",
                    "-Xmx2g",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED");

    private Jvm() {}
}
