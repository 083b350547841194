package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;

import java.util.EnumSet;
import java.util.Set;

/**
 * A workload with the system's metrics bound to a registry.
 *
 * @param plain the same without
 */
public record Metered(Workload plain) implements Workload {

    /** What its name begins with; the rest is the name of the same without metrics. */
    public static final String PREFIX = "metrics-bound-";

    @Override
    public String name() {
        return PREFIX + plain.name();
    }

    @Override
    public String unit() {
        return plain.unit();
    }

    @Override
    public int operations() {
        return plain.operations();
    }

    @Override
    public Set<Runtimes> runtimes() {
        return EnumSet.of(Runtimes.TREADLE);
    }

    @Override
    public void configure(Port<?> port) {
        port.bindMetrics();
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        return plain.prepare(stage);
    }
}
