package dev.treadle.samples;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import java.io.PrintWriter;
import java.util.Optional;

/**
 * What is measured while a sample runs.
 *
 * @param registry where the meters are
 * @param hasTable whether they are to be printed at the end
 * @param server what serves them in the meantime
 */
record Meters(MeterRegistry registry, boolean hasTable, Optional<MetricsServer> server)
        implements AutoCloseable {

    /** Nothing is measured: the registry is one that keeps nothing, and nothing is bound to it. */
    static final Meters NONE = new Meters(new CompositeMeterRegistry(), false, Optional.empty());

    void printTable(PrintWriter out) {
        if (hasTable) {
            out.println();
            MeterTable.of(registry).forEach(out::println);
        }
    }

    @Override
    public void close() {
        server.ifPresent(MetricsServer::close);
        registry.close();
    }
}
