package dev.treadle.samples;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/**
 * Runs what the samples have in common, once and unseen: {@code samples/run} lets the JVM remember
 * the classes that were loaded and linked (its AOT cache, JEP 483), so that samples start faster.
 */
final class Rehearsal {

    private static final List<String> COMMAND_LINES =
            List.of(
                    "--list",
                    "print",
                    "tagged",
                    "worker",
                    "exchange",
                    "producer-consumer",
                    "countdown",
                    "counter",
                    "select",
                    "echo",
                    "echo --cooperative",
                    "udp-time",
                    "fib",
                    "turnstile",
                    "stash",
                    "restaurant",
                    "life --size 100x100 --io-ms 10",
                    "guess",
                    "pipeline --count 3",
                    "logmerge --interval-ms 5",
                    "robots --files 2 --lines 500",
                    "processes --sleepers 2",
                    "ticker --period-ms 2",
                    "locks --times 100",
                    "connection",
                    "router",
                    "aggregator",
                    "chat",
                    "bank --accounts 100 --transfers 10000 --metrics");

    private Rehearsal() {}

    static void main() {
        var nowhere = new PrintWriter(Writer.nullWriter());
        for (String line : COMMAND_LINES) {
            String[] words = line.split(" ");
            Samples.commandLine(words).setOut(nowhere).setErr(nowhere).execute(words);
        }
    }
}
