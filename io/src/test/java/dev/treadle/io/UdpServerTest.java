package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class UdpServerTest {

    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final ActorSystem system = ActorSystem.create("udp");
    private DatagramSocket client;

    @BeforeEach
    void open() throws IOException {
        client = new DatagramSocket(ANY);
        client.setSoTimeout(20_000);
    }

    @AfterEach
    void close() {
        client.close();
        system.close();
    }

    private void send(UdpServer server, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        client.send(new DatagramPacket(bytes, bytes.length, server.address()));
    }

    private String receive() throws IOException {
        var packet = new DatagramPacket(new byte[100_000], 100_000);
        client.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), UTF_8);
    }

    private UdpServer echo() {
        return UdpServer.start(
                system,
                "echo",
                ANY,
                server -> Actor.of(request -> server.tell(request.reply(request.data()))));
    }

    @Test
    void shouldAnswerEachDatagram() throws IOException {
        try (var server = echo()) {
            for (String text : new String[] {"Hello", "", "x".repeat(60_000)}) {
                send(server, text);
                assertThat(receive()).isEqualTo(text);
            }
        }
    }

    @Test
    void shouldGoOnAfterAHandlerThrew() throws IOException {
        try (var server =
                UdpServer.start(
                        system,
                        "divide",
                        ANY,
                        here ->
                                Actor.of(request -> {
                                    int divisor =
                                            Integer.parseInt(new String(request.data(), UTF_8));
                                    here.tell(request.reply(("" + 10 / divisor).getBytes(UTF_8)));
                                }))) {
            send(server, "nonsense");
            send(server, "5");
            assertThat(receive()).isEqualTo("2");
        }
    }

    @Test
    void shouldCountWhatItCannotTake() throws Exception {
        var go = new CountDownLatch(1);
        var handled = new AtomicInteger();
        var dropped = new CountDownLatch(1);
        system.deadLetters().attach(letter -> dropped.countDown());
        try (var server =
                UdpServer.start(
                        system,
                        "slow",
                        ANY,
                        here ->
                                Actor.of(request -> {
                                    go.await();
                                    handled.incrementAndGet();
                                }))) {
            while (dropped.getCount() > 0) {
                send(server, "more");
            }
            go.countDown();
        }
        assertThat(handled.get()).isGreaterThanOrEqualTo(1_024);
    }

    @Test
    void shouldEndWithItsSystemAndFreeItsPort() throws IOException {
        var server = echo();
        system.close();
        server.join();
        new DatagramSocket(server.address()).close();
    }

    @Test
    void shouldSayWhyItCannotReceive() {
        try (var server = echo()) {
            assertThatThrownBy(() ->
                            UdpServer.start(
                                    system,
                                    "two",
                                    server.address(),
                                    here -> Actor.of(request -> {})))
                    .isInstanceOf(EndpointException.class)
                    .hasMessageContaining("two cannot receive on");
        }
    }

    @Test
    void shouldBeEqualByWhatItIs() {
        var one =
                new Datagram(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 9),
                        new byte[] {1, 2});
        assertThat(one)
                .isEqualTo(new Datagram(one.peer(), one.data()))
                .hasSameHashCodeAs(new Datagram(one.peer(), one.data()));
        assertThat(one).isNotEqualTo(one.reply(new byte[] {1}));
        assertThatThrownBy(() -> one.reply(new byte[Datagram.LONGEST + 1]))
                .hasMessageContaining("65507");
    }
}
