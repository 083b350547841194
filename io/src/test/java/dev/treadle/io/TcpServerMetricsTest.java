package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.stream.Collectors;

@Timeout(60)
class TcpServerMetricsTest {

    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final MeterRegistry registry = new SimpleMeterRegistry();

    private TcpServer echo(ActorSystem system, TcpOptions options) {
        var server =
                TcpServer.start(
                        system,
                        "echo",
                        ANY,
                        Framing.lines(),
                        connection -> Actor.of(connection::tell),
                        options);
        new TcpServerMetrics(server).bindTo(registry);
        return server;
    }

    /** What each meter reads, by its name less what all begin with. */
    private Map<String, Double> readings() {
        return registry.getMeters().stream()
                .collect(
                        Collectors.toMap(
                                meter -> meter.getId().getName().substring("treadle.tcp.".length()),
                                meter -> {
                                    Measurement only = meter.measure().iterator().next();
                                    return only.getValue();
                                }));
    }

    @Test
    void shouldCountConnectionsAndBytes() throws IOException {
        try (var system = ActorSystem.create("measured");
                var server = echo(system, TcpOptions.defaults().maxConnections(1))) {
            try (var peer = new Peer(server.address())) {
                peer.send("four\n");
                assertThat(peer.line()).isEqualTo("four\n");
                try (var another = new Peer(server.address())) {
                    String refusal = another.rest();

                    assertThat(readings())
                            .containsEntry("connections", 1.0)
                            .containsEntry("accepted", 2.0)
                            .containsEntry("refused", 1.0)
                            .containsEntry("handshake.failures", 0.0)
                            .containsEntry("received", 5.0)
                            .containsEntry("sent", 5.0 + refusal.length());
                }
            }
            await().untilAsserted(() -> assertThat(readings()).containsEntry("connections", 0.0));
            assertThat(registry.getMeters())
                    .allSatisfy(meter -> {
                        assertThat(meter.getId().getTag("system")).isEqualTo("measured");
                        assertThat(meter.getId().getTag("server")).isEqualTo("echo");
                    });
        }
    }

    @Test
    void shouldCountWhoDoesNotKnowTheSecret() throws IOException {
        try (var system = ActorSystem.create("measured");
                var server = echo(system, TcpOptions.defaults().secret(Secret.of("peekaboo")));
                var stranger = new Peer(server.address())) {
            stranger.send(new byte[64]);
            stranger.endOutput();
            assertThat(stranger.in().readAllBytes()).hasSize(33); // the challenge, and no more

            await().untilAsserted(() ->
                    assertThat(readings())
                            .containsEntry("handshake.failures", 1.0)
                            .containsEntry("connections", 0.0)
                            .containsEntry("received", 64.0)
                            .containsEntry("sent", 33.0));
        }
    }
}
