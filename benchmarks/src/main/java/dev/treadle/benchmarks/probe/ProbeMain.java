package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;

/** Takes one probe of one runtime, and prints each figure on a line of its own. */
public final class ProbeMain {

    /** What such a line begins with. */
    static final String MARK = "figure";

    private ProbeMain() {}

    /**
     * Takes it.
     *
     * @param args the name of the probe, the id of the runtime, and whether it should be quick
     */
    public static void main(String... args) {
        var probe = Probes.named(args[0]).orElseThrow();
        try (var port = Runtimes.named(args[1]).orElseThrow().open()) {
            take(probe, port, Boolean.parseBoolean(args[2]));
        }
        System.exit(0); // not all runtimes end all of their threads at once
    }

    private static <A> void take(Probe probe, Port<A> port, boolean quick) {
        probe.take(
                port,
                quick,
                (name, value, unit, better) ->
                        System.out.println(
                                String.join(
                                        "\t",
                                        MARK,
                                        name,
                                        Double.toString(value),
                                        unit,
                                        better.name())));
    }
}
