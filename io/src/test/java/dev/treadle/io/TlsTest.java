package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.mailbox.WorkQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir private static Path directory;
    private static SSLContext context;

    private final ActorSystem system = ActorSystem.create("tls");
    private TcpServer server;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = directory.resolve("store.p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost,ip:127.0.0.1",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    @BeforeEach
    void start() {
        server =
                TcpServer.start(
                        system,
                        "echo",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Framing.lines(),
                        connection -> Actor.of(connection::tell),
                        TcpOptions.defaults()
                                .tls(context)
                                .handshakeTimeout(Duration.ofSeconds(3))
                                .maxConnections(3));
    }

    @AfterEach
    void close() {
        server.close();
        system.close();
    }

    private Connection<String> connect(TcpOptions options, WorkQueue<String> answers) {
        return TcpClient.connect(
                system,
                "client",
                server.address(),
                Framing.lines(),
                connection -> Actor.of(answers::put),
                options);
    }

    @Test
    void shouldCarryFramesBothWays() throws Exception {
        var answers = WorkQueue.<String>unbounded();
        var connection = connect(TcpOptions.defaults().tls(context), answers);
        String longLine = "x".repeat(60_000);
        for (int i = 0; i < 100; i++) {
            connection.tell(longLine);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(answers.take()).isEqualTo(longLine);
        }
        connection.close();
        assertThat(connection.ended().await()).isEqualTo(ConnectionEnd.CLOSED);
    }

    @Test
    void shouldNotTrustAStranger() throws Exception {
        var answers = WorkQueue.<String>unbounded();
        var trusting = TcpOptions.defaults().tls(SSLContext.getDefault());

        assertThatThrownBy(() -> connect(trusting, answers))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("cert");
    }

    @Test
    void shouldRefuseWhoDoesNotSpeakIt() throws IOException {
        try (var peer = new Peer(server.address())) {
            peer.send("Hello in the clear\n");
            peer.endOutput();
            peer.in().readAllBytes();
        }
        assertThat(server.connections()).isEmpty();
    }

    @Test
    void shouldSayThatItIsFull() throws Exception {
        var answers = WorkQueue.<String>unbounded();
        Peer[] waiting = {
            new Peer(server.address()), new Peer(server.address()), new Peer(server.address())
        };
        var connection = connect(TcpOptions.defaults().tls(context), answers);
        assertThat(answers.take()).startsWith("ERROR too many connections");
        connection.close();
        for (Peer each : waiting) {
            each.close();
        }
    }

    @Test
    void shouldServeOpenssl() throws Exception {
        assumeThat(Path.of("/usr/bin/openssl")).exists();
        Path said = directory.resolve("said");
        var openssl =
                new ProcessBuilder(
                                "openssl",
                                "s_client",
                                "-quiet",
                                "-connect",
                                "127.0.0.1:" + server.address().getPort())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(said.toFile())
                        .start();
        try (var in = openssl.outputWriter()) {
            in.write("Hello from outside\n");
            in.flush();
            org.awaitility.Awaitility.await()
                    .until(() -> Files.readString(said).equals("Hello from outside\n"));
        } finally {
            openssl.destroy();
        }
        assertThat(openssl.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
