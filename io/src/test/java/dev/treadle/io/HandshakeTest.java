package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.mailbox.WorkQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

class HandshakeTest {

    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Secret SECRET = Secret.of("peekaboo");
    private static final TcpOptions OPTIONS =
            TcpOptions.defaults()
                    .secret(SECRET)
                    .handshakeTimeout(Duration.ofMillis(500))
                    .maxConnections(5);

    private final ActorSystem system = ActorSystem.create("handshake");
    private TcpServer server;

    @BeforeEach
    void start() {
        server =
                TcpServer.start(
                        system,
                        "echo",
                        ANY,
                        Framing.lines(),
                        connection -> Actor.of(connection::tell),
                        OPTIONS);
    }

    @AfterEach
    void close() {
        server.close();
        system.close();
    }

    private Connection<String> connect(InetSocketAddress address, TcpOptions options) {
        return TcpClient.connect(
                system,
                "client",
                address,
                Framing.lines(),
                connection -> Actor.of(line -> {}),
                options);
    }

    @Test
    void shouldLetInWhoKnowsTheSecret() throws Exception {
        var answers = WorkQueue.<String>unbounded();
        Connection<String> connection =
                TcpClient.connect(
                        system,
                        "client",
                        server.address(),
                        Framing.lines(),
                        _ -> Actor.of(answers::put),
                        OPTIONS);
        connection.tell("Hello");
        assertThat(answers.take()).isEqualTo("Hello");
        connection.close();
    }

    @Test
    void shouldLetInAClientThatKnowsOnlyTheProtocol() throws IOException {
        try (var peer = new Peer(server.address())) {
            peer.send(answer(peer.in().readNBytes(33)));
            byte[] proof = peer.in().readNBytes(32);
            peer.send("Hello\n");

            assertThat(proof).hasSize(32);
            assertThat(peer.line()).isEqualTo("Hello\n");
        }
    }

    /** What a client answers to a challenge, with zeros as its random bytes. */
    private static byte[] answer(byte[] challenge) {
        byte[] theirs = Arrays.copyOfRange(challenge, 1, 33);
        byte[] ours = new byte[32];
        var answer = new ByteArrayOutputStream();
        answer.writeBytes(ours);
        answer.writeBytes(SECRET.sign("client".getBytes(US_ASCII), theirs, ours));
        return answer.toByteArray();
    }

    @Test
    void shouldRefuseAnotherSecretWithoutAHint() throws IOException {
        var other = OPTIONS.secret(Secret.of("boo"));

        assertThatThrownBy(() -> connect(server.address(), other))
                .isInstanceOf(EndpointException.class);
        await().until(() -> server.figures().failedHandshakes() == 1);
        try (var peer = new Peer(server.address())) {
            peer.send(new byte[64]);
            assertThat(peer.in().readAllBytes()).hasSize(33); // the challenge, and no word more
        }
    }

    @Test
    void shouldRefuseADigestThatWasGoodBefore() throws IOException {
        byte[] recorded;
        try (var peer = new Peer(server.address())) {
            recorded = answer(peer.in().readNBytes(33));
            peer.send(recorded);
            assertThat(peer.in().readNBytes(32)).hasSize(32);
        }
        try (var peer = new Peer(server.address())) {
            peer.send(recorded);
            assertThat(peer.in().readAllBytes()).hasSize(33);
        }
    }

    @Test
    void shouldRefuseItsOwnProofSentBack() throws IOException {
        try (var peer = new Peer(server.address())) {
            byte[] challenge = peer.in().readNBytes(33);
            byte[] nonce = Arrays.copyOfRange(challenge, 1, 33);
            var answer = new ByteArrayOutputStream();
            answer.writeBytes(nonce);
            answer.writeBytes(SECRET.sign("server".getBytes(US_ASCII), nonce, nonce));
            peer.send(answer.toByteArray());
            assertThat(peer.in().readAllBytes()).isEmpty();
        }
    }

    @Test
    void shouldNotWaitForASlowOrShortClient() throws IOException {
        try (var silent = new Peer(server.address());
                var brief = new Peer(server.address())) {
            brief.send(new byte[10]);
            brief.endOutput();

            assertThat(brief.in().readAllBytes()).hasSize(33);
            assertThat(silent.in().readAllBytes()).hasSize(33);
        }
        await().until(() -> server.figures().failedHandshakes() == 2);
        assertThat(server.figures().open()).isZero();
    }

    @Test
    void shouldLetAClientRefuseAServerThatDoesNotKnowTheSecret() throws Exception {
        try (var impostor = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> impersonate(impostor));

            assertThatThrownBy(() ->
                            connect(
                                    (InetSocketAddress) impostor.getLocalSocketAddress(),
                                    OPTIONS.handshakeTimeout(Duration.ofSeconds(5))))
                    .isInstanceOf(EndpointException.class)
                    .hasMessageContaining("does not know the secret");
        }
    }

    private static void impersonate(ServerSocket impostor) {
        try (Socket client = impostor.accept()) {
            byte[] challenge = new byte[33];
            challenge[0] = 1;
            client.getOutputStream().write(challenge);
            client.getInputStream().readNBytes(64);
            client.getOutputStream().write(new byte[32]);
            client.getInputStream().read();
        } catch (IOException e) {
            // the client has left
        }
    }

    @Test
    void shouldTellAClientThatItIsFull() throws IOException {
        Peer[] peers = new Peer[5];
        for (int i = 0; i < peers.length; i++) {
            peers[i] = new Peer(server.address());
            peers[i].send(answer(peers[i].in().readNBytes(33)));
            peers[i].in().readNBytes(32);
        }
        assertThatThrownBy(() -> connect(server.address(), OPTIONS))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("too many connections, at most 5");
        for (Peer each : peers) {
            each.close();
        }
    }

    @Test
    void shouldShowNothingOfTheSecret() {
        assertThat(SECRET.toString()).doesNotContain("peekaboo");
    }
}
