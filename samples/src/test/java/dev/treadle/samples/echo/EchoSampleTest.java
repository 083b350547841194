package dev.treadle.samples.echo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.samples.Addresses;
import dev.treadle.samples.CommandRun;
import dev.treadle.samples.Python;
import dev.treadle.samples.SampleProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

class EchoSampleTest {

    private static final String PYTHON =
            """
            import socket, sys
            data = bytes(range(256)) * 4000
            with socket.create_connection(("127.0.0.1", int(sys.argv[1])), 20) as s:
                import threading
                threading.Thread(target=lambda: (s.sendall(data), s.shutdown(1))).start()
                got = b""
                while (chunk := s.recv(8192)):
                    got += chunk
            print("same" if got == data else "other")
            """;

    @TempDir private Path directory;

    @Test
    void shouldTalkToItself() {
        var run = CommandRun.of("echo", "--clients", "2");

        assertThat(run.status()).isZero();
        assertThat(run.lines().subList(1, run.lines().size()))
                .containsExactly(
                        "hello from client 1",
                        "goodbye from client 1",
                        "hello from client 2",
                        "goodbye from client 2");
    }

    @Test
    void shouldServePythonRefuseAboveTheLimitAndDrain() throws Exception {
        try (var server = SampleProcess.start("echo", "--port", "0", "--max-connections", "1")) {
            InetSocketAddress address = server.address();
            assertThat(Python.run(PYTHON, address.getPort())).isEqualTo("same\n");
            try (var first = new Socket(address.getAddress(), address.getPort())) {
                first.getOutputStream().write('x');
                assertThat(first.getInputStream().read()).isEqualTo('x');
                try (var second = new Socket(address.getAddress(), address.getPort())) {
                    assertThat(new String(second.getInputStream().readAllBytes(), UTF_8))
                            .startsWith("ERROR too many connections, at most 1 are allowed");
                }
                first.getOutputStream().write("last".getBytes(UTF_8));
                assertThat(first.getInputStream().readNBytes(4)).asString(UTF_8).isEqualTo("last");
                server.terminate();
                assertThat(first.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(server.exitStatus()).isZero();
        }
    }

    @Test
    void shouldLetInOnlyWhoKnowsTheSecret() throws IOException {
        try (var server = SampleProcess.start("echo", "--port", "0", "--secret", "peekaboo")) {
            String address = Addresses.text(server.address());
            var stranger = CommandRun.of("echo", "--connect", address, "--secret", "boo");
            assertThat(stranger.status()).isEqualTo(1);
            assertThat(stranger.err()).contains("client cannot connect to");
            InputStream own = System.in;
            System.setIn(new ByteArrayInputStream("hello\n".getBytes(UTF_8)));
            try {
                var friend = CommandRun.of("echo", "--connect", address, "--secret", "peekaboo");
                assertThat(friend.status()).isZero();
                assertThat(friend.lines()).contains("hello");
            } finally {
                System.setIn(own);
            }
        }
    }

    @Test
    void shouldEncrypt() throws Exception {
        Path store = directory.resolve("store.p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "echo",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=ip:127.0.0.1",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                store.toString())
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();

        var run = CommandRun.of("echo", "--tls", store.toString(), "--clients", "1");

        assertThat(run.status()).isZero();
        assertThat(run.lines()).endsWith("hello from client 1", "goodbye from client 1");
        assertThat(CommandRun.of("echo", "--tls", "/no/such").err())
                .contains("--tls takes a key store, not '/no/such'.");
    }

    @Test
    void shouldRefuseWhatDoesNotGoTogether() {
        assertThat(CommandRun.of("echo", "--cooperative", "--secret", "x").status()).isEqualTo(2);
        assertThat(CommandRun.of("echo", "--connect", "nobody").status()).isEqualTo(2);
    }
}
