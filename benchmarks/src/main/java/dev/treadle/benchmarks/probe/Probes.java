package dev.treadle.benchmarks.probe;

import java.util.List;
import java.util.Optional;

/** All probes, in the order of the report. */
public final class Probes {

    private static final List<Probe> ALL =
            List.of(
                    new Citizen("citizen", 64),
                    new Footprint("idle-actor-bytes", 200_000),
                    new Crowd("crowd", 1_000_000),
                    new StartUp("start-up"),
                    new IdleCpu("idle-cpu", 100_000),
                    new Growth("growth", 1_000_000, 2_000_000));

    private Probes() {}

    /** {@return the probes as they are measured} */
    public static List<Probe> all() {
        return ALL;
    }

    /** {@return the probe of a name} */
    public static Optional<Probe> named(String name) {
        return ALL.stream().filter(probe -> probe.name().equals(name)).findFirst();
    }
}
