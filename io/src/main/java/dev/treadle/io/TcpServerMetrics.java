package dev.treadle.io;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.util.function.ToDoubleFunction;

/**
 * The meters of a TCP server, for any registry: {@code new
 * TcpServerMetrics(server).bindTo(registry)}. They read the server's {@link TcpFigures}, which it
 * counts anyway.
 *
 * <p>All names begin with {@code treadle.tcp.}, all meters have the tags {@code system} and {@code
 * server}, the name of the server. There is none for a single connection: the number of time series
 * does not grow with the number of clients.
 *
 * <p>Safe to use from any thread.
 */
public final class TcpServerMetrics implements MeterBinder {

    private final TcpServer server;

    /**
     * Makes a binder.
     *
     * @param server the server to measure
     */
    public TcpServerMetrics(TcpServer server) {
        this.server = requireNonNull(server, "server");
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        requireNonNull(registry, "registry");
        Tags tags = Tags.of("system", server.systemName(), "server", server.name());
        Gauge.builder("treadle.tcp.connections", server, at(TcpFigures::open))
                .tags(tags)
                .baseUnit("connections")
                .register(registry);
        counter(registry, tags, "accepted", "connections", TcpFigures::accepted);
        counter(registry, tags, "refused", "connections", TcpFigures::refused);
        counter(registry, tags, "handshake.failures", "connections", TcpFigures::failedHandshakes);
        counter(registry, tags, "received", "bytes", TcpFigures::bytesReceived);
        counter(registry, tags, "sent", "bytes", TcpFigures::bytesSent);
    }

    private void counter(
            MeterRegistry registry,
            Tags tags,
            String name,
            String unit,
            ToDoubleFunction<TcpFigures> figure) {
        FunctionCounter.builder("treadle.tcp." + name, server, at(figure))
                .tags(tags)
                .baseUnit(unit)
                .register(registry);
    }

    private static ToDoubleFunction<TcpServer> at(ToDoubleFunction<TcpFigures> figure) {
        return each -> figure.applyAsDouble(each.figures());
    }
}
