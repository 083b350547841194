package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorExit;
import dev.treadle.actor.ActorSystem;
import dev.treadle.io.Connection;
import dev.treadle.io.Framing;
import dev.treadle.io.Secret;
import dev.treadle.io.TcpClient;
import dev.treadle.io.TcpOptions;
import dev.treadle.io.TcpServer;
import dev.treadle.io.UdpServer;
import dev.treadle.mailbox.WorkQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The programs of docs/guide/connections.md. */
class ConnectionsTest {

    private final ActorSystem system = ActorSystem.create("net");
    private final InetSocketAddress address =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @AfterEach
    void close() {
        system.close();
    }

    private static List<String> linesOf(InetSocketAddress server, String sent) throws Exception {
        try (var socket = new Socket(server.getAddress(), server.getPort())) {
            socket.getOutputStream().write(sent.getBytes(UTF_8));
            socket.shutdownOutput();
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            return reader.lines().toList();
        }
    }

    @Test
    void shouldEcho() throws Exception {
        // tag::echo
        TcpServer server =
                TcpServer.start(
                        system,
                        "echo",
                        address,
                        Framing.lines(),
                        connection -> Actor.of(connection::tell));
        // end::echo
        try (server) {
            assertThat(linesOf(server.address(), "Hello\nWorld\n"))
                    .containsExactly("Hello", "World");
        }
    }

    @Test
    void shouldConverse() throws Exception {
        // tag::session
        TcpServer server =
                TcpServer.start(
                        system,
                        "greeter",
                        address,
                        Framing.lines(),
                        connection ->
                                Actor.looping(self -> {
                                    connection.tell("Who are you?");
                                    String name = self.receive();
                                    connection.tell("Hello " + name + ", what do you want?");
                                    try {
                                        connection.tell("No " + self.receive() + " today. Bye.");
                                    } catch (ActorExit peerHasLeft) {
                                        connection.tell("Nothing? Bye.");
                                    }
                                }));
        // end::session
        try (server) {
            assertThat(linesOf(server.address(), "Ada\ntea\n"))
                    .containsExactly(
                            "Who are you?", "Hello Ada, what do you want?", "No tea today. Bye.");
            assertThat(linesOf(server.address(), "Ada\n")).endsWith("Nothing? Bye.");
        }
    }

    @Test
    void shouldReadMessages() throws Exception {
        // tag::framing
        record Add(int left, int right) {}
        Framing<Add, Integer> sums =
                Framing.lines(100)
                        .reading(line -> {
                            String[] parts = line.split("\\+", -1);
                            return new Add(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                        })
                        .writing(sum -> "= " + sum);
        // end::framing
        try (var server =
                TcpServer.start(
                        system,
                        "sums",
                        address,
                        sums,
                        connection -> Actor.of(add -> connection.tell(add.left() + add.right())))) {
            assertThat(linesOf(server.address(), "2+3\n")).containsExactly("= 5");
            assertThat(linesOf(server.address(), "2 and 3\n")).isEmpty();
        }
    }

    @Test
    void shouldKeepStrangersOut() throws Exception {
        // tag::options
        TcpOptions options =
                TcpOptions.defaults()
                        .maxConnections(1_000)
                        .readTimeout(Duration.ofSeconds(30))
                        .secret(Secret.of("what both sides know"));
        // end::options
        try (var server =
                TcpServer.start(
                        system,
                        "echo",
                        address,
                        Framing.lines(),
                        connection -> Actor.of(connection::tell),
                        options)) {
            InetSocketAddress serverAddress = server.address();
            var answers = WorkQueue.<String>unbounded();
            // tag::client
            Connection<String> connection =
                    TcpClient.connect(
                            system,
                            "client",
                            serverAddress,
                            Framing.lines(),
                            _ -> Actor.of(answers::put),
                            options);
            connection.tell("It is me");
            // end::client
            assertThat(answers.take()).isEqualTo("It is me");
            connection.close();
            Socket stranger = new Socket(serverAddress.getAddress(), serverAddress.getPort());
            try (stranger) {
                stranger.getOutputStream().write("x".repeat(100).getBytes(UTF_8));
                assertThat(stranger.getInputStream().readAllBytes()).hasSize(33);
            }
        }
    }

    @Test
    void shouldReachAll() throws Exception {
        // tag::exchange
        var news = system.exchange("news", String.class);
        TcpServer server =
                TcpServer.start(
                        system,
                        "chat",
                        address,
                        Framing.lines(),
                        connection -> {
                            news.attach(connection); // until it ends
                            return Actor.of(news::tell);
                        });
        // end::exchange
        try (server) {
            assertThat(linesOf(server.address(), "anybody here?\n"))
                    .containsExactly("anybody here?");
        }
    }

    @Test
    void shouldAnswerDatagrams() throws Exception {
        // tag::udp
        UdpServer server =
                UdpServer.start(
                        system,
                        "shout",
                        address,
                        here ->
                                Actor.of(datagram -> {
                                    String text = new String(datagram.data(), UTF_8);
                                    byte[] loud = text.toUpperCase(Locale.ROOT).getBytes(UTF_8);
                                    here.tell(datagram.reply(loud));
                                }));
        // end::udp
        try (server;
                var client = new DatagramSocket()) {
            client.send(new DatagramPacket(new byte[] {'h', 'i'}, 2, server.address()));
            var answer = new DatagramPacket(new byte[10], 10);
            client.receive(answer);
            assertThat(new String(answer.getData(), 0, answer.getLength(), UTF_8)).isEqualTo("HI");
        }
    }
}
