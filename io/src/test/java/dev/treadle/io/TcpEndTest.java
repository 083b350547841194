package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a server and its connections end, in time or out of time. */
class TcpEndTest {

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
            var over = new CountDownLatch(1);
            var dripping = Thread.startVirtualThread(() -> drip(peer, over));

            assertThat(peer.rest()).isEmpty();
            assertThat(ends.take()).isEqualTo(ConnectionEnd.READ_TIMED_OUT);
            over.countDown();
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
    private static void drip(Peer peer, CountDownLatch over) {
        try {
            while (!over.await(20, TimeUnit.MILLISECONDS)) {
                peer.send("x");
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
        Thread closing;
        try (var peer = new Peer(server.address())) {
            peer.send("one\ntwo\nthree\nfour\n");
            sent.await();
            closing = Thread.startVirtualThread(server::close);
            await().until(() -> !accepts(server));
            go.countDown();

            assertThat(peer.rest()).startsWith("one\ntwo\nthree\n");
        }
        closing.join();
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
    void shouldEndWithItsSystem() throws Exception {
        var server = echoLines(TcpOptions.defaults());
        Thread closing;
        try (var peer = new Peer(server.address())) {
            peer.send("hello\n");
            assertThat(peer.line()).isEqualTo("hello\n");
            closing = Thread.startVirtualThread(system::close);
            assertThat(peer.rest()).isEmpty();
        }
        closing.join();
        assertThat(accepts(server)).isFalse();
        assertThat(server.figures().open()).isZero();
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
    void shouldReadTheAnswersAfterItHasSentAll() throws Exception {
        var answers = WorkQueue.<String>unbounded();
        try (var server =
                TcpServer.start(
                        system,
                        "echo",
                        ANY,
                        Framing.lines(),
                        connection -> Actor.of(connection::tell))) {
            Connection<String> connection =
                    TcpClient.connect(
                            system,
                            "client",
                            server.address(),
                            Framing.lines(),
                            _ -> Actor.of(answers::tryPut));
            for (int i = 0; i < 10_000; i++) {
                connection.tell("line " + i);
            }
            connection.endOutput();

            assertThat(connection.ended().await()).isEqualTo(ConnectionEnd.CLOSED_BY_PEER);
            assertThat(answers.size()).isEqualTo(10_000);
        }
    }

    @Test
    void shouldCloseAlsoAfterItHasSentAll() throws Exception {
        var never = new CountDownLatch(1);
        try (var server =
                TcpServer.start(
                        system,
                        "deaf",
                        ANY,
                        Framing.lines(),
                        connection -> Actor.of(line -> never.await()))) {
            Connection<String> connection =
                    TcpClient.connect(
                            system,
                            "client",
                            server.address(),
                            Framing.lines(),
                            _ -> Actor.of(line -> {}));
            connection.tell("anybody there?");
            connection.endOutput();
            connection.close();

            assertThat(connection.ended().await()).isEqualTo(ConnectionEnd.CLOSED);
            server.close(Duration.ofMillis(100));
        }
    }

    @Test
    void shouldLetGoOfItsNameBeforeItHasEnded() {
        try (var server =
                TcpServer.start(
                        system,
                        "again",
                        ANY,
                        Framing.lines(),
                        connection -> Actor.of(connection::tell))) {
            for (int i = 0; i < 300; i++) {
                Connection<String> connection =
                        TcpClient.connect(
                                system,
                                "client",
                                server.address(),
                                Framing.lines(),
                                _ -> Actor.of(_ -> {}));
                connection.endOutput();
                assertThat(connection.ended().await()).isEqualTo(ConnectionEnd.CLOSED_BY_PEER);
            }
        }
    }
}
