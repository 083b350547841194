package dev.treadle.samples;

import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ActorSystemMetrics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** The options for metrics that every sample has. */
final class MetricsOptions {

    @Option(names = "--metrics", description = "End with a table of all meters.")
    private boolean table;

    @Between(least = 0, most = 65_535)
    @Option(
            names = "--metrics-port",
            paramLabel = "N",
            description =
                    "Serve the meters for Prometheus on 127.0.0.1:N while the sample runs;"
                            + " 0 takes any free port, and says which.")
    private Optional<Integer> port = Optional.empty();

    /** Binds the meters of the system to a registry, if an option asks for them. */
    Meters bind(ActorSystem system, PrintWriter out) {
        if (port.isEmpty() && !table) {
            return Meters.NONE;
        }
        var meters = port.isPresent() ? serve(port.get(), out) : local();
        new ActorSystemMetrics(system).bindTo(meters.registry());
        return meters;
    }

    private Meters local() {
        return new Meters(new SimpleMeterRegistry(), table, Optional.empty());
    }

    private Meters serve(int port, PrintWriter out) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try {
            var server = MetricsServer.start(registry, port);
            out.println("metrics on " + server.uri());
            return new Meters(registry, table, Optional.of(server));
        } catch (IOException e) {
            throw new BadInputException(
                    "--metrics-port cannot have port %d (%s); 0 takes any free one."
                            .formatted(port, e.getMessage()));
        }
    }
}
