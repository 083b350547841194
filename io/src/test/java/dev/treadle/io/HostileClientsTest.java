package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Many clients at once, few of them friendly. {@code -Dtreadle.attacks=100000} for a long run. */
@Timeout(600)
class HostileClientsTest {

    private static final int ATTACKS = Integer.getInteger("treadle.attacks", 2_000);
    private static final int AT_ONCE = 16;
    private static final InetSocketAddress ANY =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Secret SECRET = Secret.of("peekaboo");

    private final ActorSystem system = ActorSystem.create("hostile");
    private long descriptors;

    @BeforeEach
    void warmUp() throws IOException {
        try (var server = server("warm", Framing.lines(), TcpOptions.defaults());
                var peer = new Peer(server.address())) {
            peer.send("x\n");
            peer.line();
        }
        descriptors = Leaks.descriptors();
    }

    @AfterEach
    void shouldLeaveNothing() {
        system.close();
        Leaks.assertNoThreadOf("hostile/");
        Leaks.assertNoDescriptorSince(descriptors);
    }

    private <T> TcpServer server(String name, Framing<T, T> framing, TcpOptions options) {
        return TcpServer.start(
                system, name, ANY, framing, connection -> Actor.of(connection::tell), options);
    }

    @Test
    void shouldServeTheHonestAmongAThousand() throws Exception {
        var options =
                TcpOptions.defaults()
                        .readTimeout(Duration.ofSeconds(5))
                        .linger(Duration.ofMillis(200));
        var over = new CountDownLatch(1);
        try (var server = server("echo", Framing.lines(5_000), options);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Peer> silent = new ArrayList<>();
            List<Future<?>> bad = new ArrayList<>();
            List<Future<Boolean>> honest = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int seed = i;
                silent.add(new Peer(server.address()));
                bad.add(threads.submit(() -> garbage(server, seed)));
                bad.add(threads.submit(() -> dripping(server, over)));
                for (int j = 0; j < 7; j++) {
                    int own = 7 * i + j;
                    honest.add(threads.submit(() -> honest(server, own)));
                }
            }
            for (Future<Boolean> each : honest) {
                assertThat(each.get()).isTrue();
            }
            over.countDown();
            for (Future<?> each : bad) {
                each.get();
            }
            await().until(() -> server.figures().open() == 0);
            for (Peer each : silent) {
                assertThat(each.in().read()).isEqualTo(-1);
                each.close();
            }
            assertThat(server.figures().accepted()).isEqualTo(1_000);
            assertThat(honest(server, 1_000)).isTrue();
        }
    }

    /** Sends lines of all lengths, and wants each back. */
    private static boolean honest(TcpServer server, int seed) throws Exception {
        var random = new Random(seed);
        byte[] sent = new byte[50_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (random.nextInt(100) == 0 ? '\n' : 'a' + random.nextInt(26));
        }
        sent[sent.length - 1] = '\n';
        try (var peer = new Peer(server.address())) {
            var sending =
                    Thread.startVirtualThread(() -> {
                        try {
                            for (int from = 0; from < sent.length; from += 997) {
                                int length = Math.min(997, sent.length - from);
                                peer.out().write(sent, from, length);
                            }
                            peer.endOutput();
                        } catch (IOException e) {
                            // then the answer is too short
                        }
                    });
            byte[] received = peer.in().readAllBytes();
            sending.join();
            return Arrays.equals(received, sent);
        }
    }

    private static boolean garbage(TcpServer server, int seed) throws IOException {
        byte[] bytes = new byte[5_000];
        new Random(seed).nextBytes(bytes);
        bytes[0] = (byte) 0xff; // never UTF-8
        try (var peer = new Peer(server.address())) {
            peer.send(bytes);
            peer.endOutput();
            peer.in().readAllBytes();
        } catch (IOException e) {
            // it was thrown out while it sent
        }
        return true;
    }

    private static boolean dripping(TcpServer server, CountDownLatch over) throws Exception {
        try (var peer = new Peer(server.address())) {
            while (!over.await(50, TimeUnit.MILLISECONDS)) {
                peer.send("x");
            }
        } catch (IOException e) {
            // it was thrown out
        }
        return true;
    }

    @Test
    void shouldHoldLittleForWhoTakesNothing() throws Exception {
        var options = TcpOptions.defaults().linger(Duration.ofMillis(100));
        try (var server = server("stalled", Framing.lengthPrefixed(8_192), options)) {
            long before = usedMemory();
            List<Peer> peers = new ArrayList<>();
            byte[] frame = ByteBuffer.allocate(8_196).putInt(8_192).array();
            for (int i = 0; i < 100; i++) {
                var peer = new Peer(server.address());
                peers.add(peer);
                Thread.startVirtualThread(() -> sendForEver(peer, frame));
            }
            await().until(() -> server.figures().open() == 100);
            awaitStandstill(server);

            // 2 * 16 frames of buffer, and a frame or two in each hand
            assertThat(usedMemory() - before).isLessThan(100 * 40 * 8_192L + 20_000_000);
            for (Peer peer : peers) {
                peer.reset();
            }
        }
    }

    /** What still moves would leave garbage behind, just when the memory is measured. */
    private static void awaitStandstill(TcpServer server) {
        var seen = new AtomicLong(-1);
        await().during(Duration.ofMillis(500))
                .until(() -> {
                    long now = server.figures().bytesReceived();
                    return seen.getAndSet(now) == now;
                });
    }

    private static void sendForEver(Peer peer, byte[] frame) {
        try {
            for (; ; ) {
                peer.send(frame);
            }
        } catch (IOException e) {
            // the end of the test
        }
    }

    private static long usedMemory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void shouldLetInNoMalformedFrame() throws Exception {
        var got = new AtomicLong();
        try (var server =
                TcpServer.start(
                        system,
                        "frames",
                        ANY,
                        Framing.lengthPrefixed(1_000),
                        connection ->
                                Actor.of(frame -> {
                                    got.incrementAndGet();
                                    connection.tell(frame);
                                }),
                        TcpOptions.defaults().linger(Duration.ofMillis(100)))) {
            attack(random -> {
                byte[] body = new byte[random.nextInt(50)];
                random.nextBytes(body);
                int announced =
                        switch (random.nextInt(3)) {
                            case 0 -> -1 - random.nextInt(1_000_000); // negative
                            case 1 -> 1_001 + random.nextInt(Integer.MAX_VALUE - 1_001); // too long
                            default -> body.length + 1; // cut short
                        };
                send(
                        server,
                        ByteBuffer.allocate(4 + body.length).putInt(announced).put(body).array());
            });
            assertThat(got.get()).isZero();
            assertThat(server.figures().accepted()).isEqualTo(ATTACKS);
            await().until(() -> server.figures().open() == 0);
            try (var peer = new Peer(server.address())) {
                byte[] frame = {0, 0, 0, 2, 'o', 'k'};
                peer.send(frame);
                assertThat(peer.in().readNBytes(6)).isEqualTo(frame);
            }
        }
    }

    @Test
    void shouldLetInNobodyWhoDoesNotKnowTheSecret() throws Exception {
        var got = new AtomicLong();
        var options =
                TcpOptions.defaults()
                        .secret(SECRET)
                        .handshakeTimeout(Duration.ofSeconds(2))
                        .linger(Duration.ofMillis(100));
        try (var server =
                TcpServer.start(
                        system,
                        "secret",
                        ANY,
                        Framing.lines(),
                        connection -> Actor.of(line -> got.incrementAndGet()),
                        options)) {
            attack(random -> {
                byte[] answer = new byte[random.nextInt(80)];
                random.nextBytes(answer);
                send(server, answer);
            });
            await().until(() -> server.figures().open() == 0);
            assertThat(got.get()).isZero();
            assertThat(server.figures().failedHandshakes()).isEqualTo(ATTACKS);
            Connection<String> honest =
                    TcpClient.connect(
                            system,
                            "honest",
                            server.address(),
                            Framing.lines(),
                            connection -> Actor.of(line -> {}),
                            options);
            honest.tell("it is me");
            await().until(() -> got.get() == 1);
            honest.close();
        }
    }

    private interface Attack {
        void run(Random random) throws IOException;
    }

    private static void attack(Attack attack) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> attackers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                var random = new Random(i);
                attackers.add(() -> {
                    for (int n = 0; n < ATTACKS / AT_ONCE; n++) {
                        attack.run(random);
                    }
                    return true;
                });
            }
            for (Future<Boolean> each : threads.invokeAll(attackers)) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    /** Sends, sees the server close, and leaves with a reset, which frees the port at once. */
    private static void send(TcpServer server, byte[] bytes) throws IOException {
        var peer = new Peer(server.address());
        try {
            peer.send(bytes);
            peer.endOutput();
            peer.in().readAllBytes();
        } catch (IOException e) {
            // it was thrown out while it sent
        } finally {
            peer.reset();
        }
    }
}
