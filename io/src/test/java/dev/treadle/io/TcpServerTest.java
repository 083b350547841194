package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.mailbox.WorkQueue;
import dev.treadle.scheduler.Promise;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

class TcpServerTest {

    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final ActorSystem system = ActorSystem.create("tcp");

    @AfterEach
    void close() {
        system.close();
    }

    private TcpServer echoLines(TcpOptions options) {
        return TcpServer.start(
                system,
                "echo",
                ANY,
                Framing.lines(100),
                connection -> Actor.of(connection::tell),
                options);
    }

    @Test
    void shouldEchoLines() throws IOException {
        try (var server = echoLines(TcpOptions.defaults());
                var peer = new Peer(server.address())) {
            peer.send("Hello\nWorld\r\nwithout an end: ä");
            peer.endOutput();

            assertThat(peer.rest()).isEqualTo("Hello\nWorld\nwithout an end: ä\n");
        }
    }

    @Test
    void shouldEchoFramesAndBytes() throws IOException {
        byte[] large = new byte[60_000];
        Arrays.fill(large, (byte) 7);
        byte[] frame = ByteBuffer.allocate(60_004).putInt(60_000).put(large).array();
        try (var frames =
                        TcpServer.start(
                                system,
                                "frames",
                                ANY,
                                Framing.lengthPrefixed(),
                                connection -> Actor.of(connection::tell));
                var bytes =
                        TcpServer.start(
                                system,
                                "bytes",
                                ANY,
                                Framing.bytes(),
                                connection -> Actor.of(connection::tell))) {
            for (TcpServer server : new TcpServer[] {frames, bytes}) {
                try (var peer = new Peer(server.address())) {
                    for (int i = 0; i < 10; i++) {
                        peer.send(frame);
                        assertThat(peer.in().readNBytes(frame.length)).isEqualTo(frame);
                    }
                    peer.endOutput();
                    assertThat(peer.in().read()).isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void shouldGiveASessionWhatItsFramesMean() throws IOException {
        record Add(int left, int right) {}
        Framing<Add, Integer> sums =
                Framing.lines()
                        .reading(line -> {
                            String[] parts = line.split("\\+", -1);
                            return new Add(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                        })
                        .writing(String::valueOf);
        try (var server =
                        TcpServer.start(
                                system,
                                "sums",
                                ANY,
                                sums,
                                connection ->
                                        Actor.of(
                                                add -> connection.tell(add.left() + add.right())));
                var peer = new Peer(server.address());
                var fool = new Peer(server.address())) {
            peer.send("2+3\n");
            fool.send("1+1\ntwo+three\n");

            assertThat(peer.line()).isEqualTo("5\n");
            assertThat(fool.rest()).isEqualTo("2\n");
        }
    }

    @Test
    void shouldEndTheConnectionWithItsSession() throws IOException {
        try (var server =
                        TcpServer.start(
                                system,
                                "once",
                                ANY,
                                Framing.lines(),
                                connection ->
                                        Actor.looping(self -> {
                                            connection.tell("got " + self.receive());
                                            connection.tell("bye");
                                        }));
                var peer = new Peer(server.address())) {
            peer.send("one\ntwo\n");

            assertThat(peer.rest()).isEqualTo("got one\nbye\n");
        }
    }

    @Test
    void shouldEndOnlyTheConnectionWhoseSessionThrows() throws IOException {
        try (var server =
                        TcpServer.start(
                                system,
                                "fragile",
                                ANY,
                                Framing.lines(),
                                connection ->
                                        Actor.of(
                                                line -> connection.tell("" + 10 / line.length())));
                var first = new Peer(server.address());
                var second = new Peer(server.address())) {
            first.send("\nmore\n");
            assertThat(first.rest()).isEmpty();
            second.send("12345\n");
            assertThat(second.line()).isEqualTo("2\n");
        }
    }

    @Test
    void shouldRefuseWithAReasonAboveItsLimit() throws IOException {
        try (var server = echoLines(TcpOptions.defaults().maxConnections(1))) {
            try (var first = new Peer(server.address())) {
                first.send("in\n");
                assertThat(first.line()).isEqualTo("in\n");

                try (var second = new Peer(server.address())) {
                    second.send("me too\n");
                    assertThat(second.rest())
                            .isEqualTo(
                                    "ERROR too many connections, at most 1 are allowed; try again"
                                            + " later\n");
                }
            }
            await().until(() -> server.figures().open() == 0);
            try (var third = new Peer(server.address())) {
                third.send("now\n");
                assertThat(third.line()).isEqualTo("now\n");
            }
            assertThat(server.figures().refused()).isEqualTo(1);
        }
    }

    @Test
    void shouldSayWhyItCannotListen() {
        try (var server = echoLines(TcpOptions.defaults())) {
            assertThatThrownBy(() ->
                            TcpServer.start(
                                    system,
                                    "second",
                                    server.address(),
                                    Framing.lines(),
                                    connection -> Actor.of(connection::tell)))
                    .isInstanceOf(EndpointException.class)
                    .hasMessageContainingAll("second", "" + server.address().getPort(), "in use");
        }
    }

    @Test
    void shouldBeASubscriberOfAnExchange() throws IOException {
        var news = system.exchange("news", String.class);
        try (var server =
                        TcpServer.start(
                                system,
                                "ticker",
                                ANY,
                                Framing.lines(),
                                connection -> {
                                    news.attach(connection);
                                    return Actor.of(line -> {});
                                });
                var peer = new Peer(server.address())) {
            await().until(() -> !server.connections().isEmpty());
            news.tell("it works");
            assertThat(peer.line()).isEqualTo("it works\n");
            peer.reset();
            await().until(() -> server.figures().open() == 0);
            news.tell("nobody listens, and nothing fails");
        }
    }

    @Test
    void shouldServeAClientOfTreadle() throws Exception {
        var answers = WorkQueue.<String>unbounded();
        try (var server = echoLines(TcpOptions.defaults())) {
            Connection<String> connection =
                    TcpClient.connect(
                            system,
                            "client",
                            server.address(),
                            Framing.lines(),
                            _ -> Actor.of(answers::put));
            for (int i = 0; i < 1_000; i++) {
                connection.tell("line " + i);
            }
            for (int i = 0; i < 1_000; i++) {
                assertThat(answers.take()).isEqualTo("line " + i);
            }
            assertThatThrownBy(() -> connection.tell("two\nlines"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("line feed");
            connection.close();
            assertThat(connection.ended().await()).isEqualTo(ConnectionEnd.CLOSED);
        }
    }

    /** Not a moment later: else who starts the next server there is told that it is in use. */
    @Test
    void shouldHaveFreedItsPortWhenItIsClosed() throws IOException {
        for (int i = 0; i < 300; i++) { // without the wait, one in fifty was late
            var server = echoLines(TcpOptions.defaults());
            server.close();
            try (var next = new ServerSocket()) {
                next.bind(server.address());
                assertThat(next.isBound()).isTrue();
            }
        }
    }

    @Test
    void shouldSayWhyThereIsNoConnection() throws IOException {
        try (var silent = new Socket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // and no more
            var nobody = (InetSocketAddress) silent.getLocalSocketAddress();
            assertThatThrownBy(() ->
                            TcpClient.connect(
                                    system,
                                    "client",
                                    nobody,
                                    Framing.lines(),
                                    connection -> Actor.of(line -> {})))
                    .isInstanceOf(EndpointException.class)
                    .hasMessageContainingAll("client", "" + nobody.getPort(), "refused");
        }
    }

    @Test
    void shouldMakeDeadLettersOfWhatCannotBeSent() throws Exception {
        var lost = new CountDownLatch(1);
        system.deadLetters().attach(letter -> lost.countDown());
        try (var server = echoLines(TcpOptions.defaults());
                var peer = new Peer(server.address())) {
            peer.send("x\n");
            peer.line();
            Connection<?> connection = server.connections().getFirst();
            peer.reset();
            assertThat(connection.ended().await()).isEqualTo(ConnectionEnd.LOST);
            @SuppressWarnings("unchecked")
            var lines = (Connection<String>) connection;
            lines.tell("too late");
            lost.await();
            assertThat(connection.isTerminated()).isTrue();
        }
    }

    @Test
    void shouldKnowAConnectionBeforeItsSessionBegins() throws IOException {
        var known = new Promise<Boolean>();
        var started = new Promise<TcpServer>();
        try (var server =
                        TcpServer.start(
                                system,
                                "knowing",
                                ANY,
                                Framing.lines(),
                                connection -> {
                                    var all = started.await().connections();
                                    known.complete(all.contains(connection));
                                    return Actor.of(line -> {});
                                });
                var peer = new Peer(server.address())) {
            started.complete(server);
            assertThat(known.await()).isTrue();
            peer.endOutput();
            assertThat(peer.rest()).isEmpty();
        }
    }

    @Test
    void shouldOutliveASessionThatCannotBeMade() throws IOException {
        try (var server =
                        TcpServer.start(
                                system,
                                "unlucky",
                                ANY,
                                Framing.lines(),
                                connection -> {
                                    throw new IllegalStateException("no session today");
                                });
                var peer = new Peer(server.address())) {
            assertThat(peer.rest()).isEmpty();
            await().until(() -> server.figures().open() == 0);
            await().until(() -> server.connections().isEmpty());
        }
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        var options = TcpOptions.defaults();
        assertThatThrownBy(() -> options.maxConnections(0)).hasMessageContaining("0 connections");
        assertThatThrownBy(() -> options.readTimeout(Duration.ZERO))
                .hasMessageContainingAll("read time-out", "0 s");
        assertThatThrownBy(() -> Framing.lines(0)).hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> Secret.of("")).hasMessageContaining("at least 1");
    }
}
