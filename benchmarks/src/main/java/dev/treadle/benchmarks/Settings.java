package dev.treadle.benchmarks;

import java.util.List;

/**
 * How things are measured, the same for all runtimes.
 *
 * @param quick whether to take less time
 * @param verbose whether to print what JMH says
 * @param profilers profilers of JMH's
 */
record Settings(boolean quick, boolean verbose, List<String> profilers) {

    /**
     * The options of each JVM that measures: a heap that does not grow meanwhile, and collectors
     * and compilers as they are by default. The opening lets Treadle clear the thread-locals of its
     * threads, as it recommends; the last two hush warnings about libraries of its peers.
     */
    static final List<String> JVM_ARGUMENTS =
            List.of(
                    "-Xms4g",
                    "-Xmx4g",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED");

    @Override
    public String toString() {
        return "a JVM a workload; %d iterations of %d ms to warm up, %d to measure"
                .formatted(warmUps(), iterationMillis(), iterations());
    }

    /**
     * Much of what is measured is steady only after some seconds: there is that much to compile.
     */
    int warmUps() {
        return quick ? 5 : 8;
    }

    int iterations() {
        return quick ? 3 : 4;
    }

    int iterationMillis() {
        return quick ? 300 : 500;
    }
}
