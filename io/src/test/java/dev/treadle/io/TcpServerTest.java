package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.mailbox.WorkQueue;
import dev.treadle.scheduler.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
                            String[] parts = line.split("\\+");
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
        try (var server = echoLines(TcpOptions.defaults().maxConnections(1));
                var first = new Peer(server.address())) {
            first.send("in\n");
            assertThat(first.line()).isEqualTo("in\n");

            try (var second = new Peer(server.address())) {
                second.send("me too\n");
                assertThat(second.rest())
                        .isEqualTo(
                                "ERROR too many connections, at most 1 are allowed; try again"
                                        + " later\n");
            }
            first.close();
            await().until(() -> server.figures().open() == 0);
            try (var third = new Peer(server.address())) {
                third.send("now\n");
                assertThat(third.line()).isEqualTo("now\n");
            }
            assertThat(server.figures().refused()).isEqualTo(1);
        }
    }

    @Test
    void shouldEndWhoIsTooSlowWithAFrame() throws Exception {
        var ends = WorkQueue.<ConnectionEnd>unbounded();
        try (var server =
                        TcpServer.start(
                                system,
                                "slow",
                                ANY,
                                Framing.lines(),
                                connection -> {
                                    connection.ended().onComplete(end -> ends.tryPut(valueOf(end)));
                                    return Actor.of(connection::tell);
                                },
                                TcpOptions.defaults().readTimeout(Duration.ofMillis(300)));
                var peer = new Peer(server.address())) {
            peer.send("in time\n");
            assertThat(peer.line()).isEqualTo("in time\n");
            var dripping = Thread.startVirtualThread(() -> drip(peer));

            assertThat(peer.rest()).isEmpty();
            assertThat(ends.take()).isEqualTo(ConnectionEnd.READ_TIMED_OUT);
            peer.close();
            dripping.join();
        }
    }

    private static ConnectionEnd valueOf(Outcome<ConnectionEnd> outcome) {
        return switch (outcome) {
            case Outcome.Success(var end) -> end;
            case Outcome.Failure(var cause) -> throw new AssertionError(cause);
        };
    }

    /** A byte a time, never a line: each comes soon enough, the line never does. */
    private static void drip(Peer peer) {
        try {
            for (int i = 0; i < 1_000; i++) {
                peer.send("x");
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            // the server has had enough
        }
    }

    @Test
    void shouldBreakOffWhoTakesNothing() throws Exception {
        var ends = WorkQueue.<ConnectionEnd>unbounded();
        try (var server =
                        TcpServer.start(
                                system,
                                "stalled",
                                ANY,
                                Framing.bytes(),
                                connection -> {
                                    connection.ended().onComplete(end -> ends.tryPut(valueOf(end)));
                                    return Actor.of(request -> {
                                        for (int i = 0; i < 10_000; i++) {
                                            connection.tell(new byte[10_000]);
                                        }
                                    });
                                },
                                TcpOptions.defaults().writeTimeout(Duration.ofMillis(300)));
                var peer = new Peer(server.address())) {
            peer.send("all of it\n");

            assertThat(ends.take()).isEqualTo(ConnectionEnd.WRITE_TIMED_OUT);
        }
    }

    @Test
    void shouldStopReadingWhileTheSessionIsBusy() throws Exception {
        var go = new CountDownLatch(1);
        try (var server =
                        TcpServer.start(
                                system,
                                "busy",
                                ANY,
                                Framing.bytes(),
                                connection ->
                                        Actor.of(bytes -> {
                                            go.await();
                                            connection.tell(bytes);
                                        }));
                var peer = new Peer(server.address())) {
            byte[] much = new byte[50_000_000];
            var sender =
                    Thread.startVirtualThread(() -> {
                        try {
                            peer.send(much);
                            peer.endOutput();
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    });
            assertThat(sender.join(Duration.ofMillis(500))).isFalse();

            go.countDown();
            assertThat(peer.in().readAllBytes()).hasSize(much.length);
            sender.join();
        }
    }

    @Test
    void shouldDrainWhenItCloses() throws Exception {
        var go = new CountDownLatch(1);
        var sent = new CountDownLatch(1); // the fourth was read, so three are the session's
        var server =
                TcpServer.start(
                        system,
                        "drain",
                        ANY,
                        Framing.lines()
                                .reading(line -> {
                                    if (line.equals("four")) {
                                        sent.countDown();
                                    }
                                    return line;
                                }),
                        connection ->
                                Actor.of(line -> {
                                    go.await();
                                    connection.tell(line);
                                }));
        try (var peer = new Peer(server.address())) {
            peer.send("one\ntwo\nthree\nfour\n");
            sent.await();
            var closing = Thread.startVirtualThread(server::close);
            await().until(() -> !accepts(server));
            go.countDown();

            assertThat(peer.rest()).startsWith("one\ntwo\nthree\n");
            peer.close();
            closing.join();
        }
        assertThat(server.figures().open()).isZero();
        server.join();
    }

    private static boolean accepts(TcpServer server) {
        try (var _ = new Peer(server.address())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void shouldBreakOffWhatDoesNotEndInTime() throws Exception {
        var never = new CountDownLatch(1);
        var server =
                TcpServer.start(
                        system,
                        "stuck",
                        ANY,
                        Framing.lines(),
                        connection -> Actor.of(line -> never.await()));
        try (var peer = new Peer(server.address())) {
            peer.send("hang\n");
            await().until(() -> server.figures().open() == 1);
            await().until(() -> !server.connections().isEmpty());

            assertThat(server.close(Duration.ofMillis(200))).isFalse();
            assertThat(peer.in().read()).isEqualTo(-1);
        }
        await().until(() -> server.figures().open() == 0);
    }

    @Test
    void shouldEndWithItsSystem() throws IOException {
        var server = echoLines(TcpOptions.defaults());
        try (var peer = new Peer(server.address())) {
            peer.send("hello\n");
            assertThat(peer.line()).isEqualTo("hello\n");
            var closing = Thread.startVirtualThread(system::close);
            assertThat(peer.rest()).isEmpty();
            peer.close();
            await().until(() -> !closing.isAlive());
        }
        assertThat(accepts(server)).isFalse();
        assertThat(server.figures().open()).isZero();
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
    void shouldTakeAFreedAddressAgain() throws IOException {
        var first = echoLines(TcpOptions.defaults());
        try (var peer = new Peer(first.address())) {
            peer.send("x\n");
            peer.line();
            Thread.startVirtualThread(first::close);
            assertThat(peer.rest()).isEmpty(); // the server closed first: its port is in TIME_WAIT
        }
        first.join();
        try (var second =
                        TcpServer.start(
                                system,
                                "again",
                                first.address(),
                                Framing.lines(),
                                connection -> Actor.of(connection::tell));
                var peer = new Peer(second.address())) {
            peer.send("again\n");
            assertThat(peer.line()).isEqualTo("again\n");
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
                            unused -> Actor.of(answers::put));
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

    @Test
    void shouldSayWhyThereIsNoConnection() throws IOException {
        InetSocketAddress nobody;
        try (var server = echoLines(TcpOptions.defaults())) {
            nobody = server.address();
        }
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
        }
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        var options = TcpOptions.defaults();
        assertThatThrownBy(() -> options.maxConnections(0)).hasMessageContaining("0 connections");
        assertThatThrownBy(() -> options.readTimeout(Duration.ZERO))
                .hasMessageContainingAll("read time-out", "PT0S");
        assertThatThrownBy(() -> Framing.lines(0)).hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> Secret.of("")).hasMessageContaining("at least 1");
    }
}
