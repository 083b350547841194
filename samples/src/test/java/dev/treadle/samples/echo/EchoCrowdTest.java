package dev.treadle.samples.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.samples.SampleProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The sample as it is started by a user, with little memory, and all kinds of clients at once. */
@Timeout(180)
class EchoCrowdTest {

    private static final int LIMIT = 1_000;
    private static final int HONEST = 600;
    private static final int OF_EACH_OTHER = 100;
    private static final String FULL =
            "ERROR too many connections, at most 1000 are allowed; try again later\n";

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private SampleProcess server;
    private InetSocketAddress address;

    @BeforeEach
    void start() throws IOException {
        server =
                SampleProcess.startIn(
                        List.of("-Xmx128m", "-XX:+ExitOnOutOfMemoryError"),
                        "echo",
                        "--port",
                        "0",
                        "--max-connections",
                        "" + LIMIT);
        address = server.address();
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        for (Socket each : open) {
            each.close();
        }
        threads.close();
        server.close();
    }

    @Test
    void shouldServeTheHonestAmongAThousandRefuseMoreAndDrain() throws Exception {
        long descriptors = descriptors();
        List<Future<Socket>> honest = new ArrayList<>();
        List<Future<Socket>> stalled = new ArrayList<>();
        List<Future<Boolean>> others = new ArrayList<>();
        for (int i = 0; i < OF_EACH_OTHER; i++) {
            int seed = i;
            connect(); // and never a word
            others.add(threads.submit(() -> drip(connect())));
            others.add(threads.submit(() -> garbage(seed)));
            stalled.add(threads.submit(() -> sendAndTakeNothing()));
            for (int j = 0; j < HONEST / OF_EACH_OTHER; j++) {
                int own = i * HONEST + j;
                honest.add(threads.submit(() -> exchange(connect(), own)));
            }
        }
        List<Socket> served = all(honest);

        fillUp(LIMIT - HONEST - 3 * OF_EACH_OTHER);
        assertThat(exchange(served.getFirst(), 7)).isSameAs(served.getFirst());
        served.removeLast().close();
        await().untilAsserted(() -> assertThat(isAdmitted(connect())).isTrue());

        over.countDown();
        assertThat(others).allSatisfy(each -> assertThat(each.get()).isTrue());
        resetAll(all(stalled));
        List<Socket> left = served.subList(0, 50);
        closeAllBut(left);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(descriptors()).isLessThan(descriptors + left.size() + 20));
        drain(left);
    }

    private Socket connect() throws IOException {
        var socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(60_000);
        open.add(socket);
        return socket;
    }

    /** Sends much, and wants each byte of it back. */
    private static Socket exchange(Socket socket, int seed) throws Exception {
        byte[] sent = new byte[50_000];
        new Random(seed).nextBytes(sent);
        var sending =
                Thread.startVirtualThread(() -> {
                    try {
                        for (int from = 0; from < sent.length; from += 997) {
                            int length = Math.min(997, sent.length - from);
                            socket.getOutputStream().write(sent, from, length);
                        }
                    } catch (IOException e) {
                        // then too little comes back
                    }
                });
        byte[] received = socket.getInputStream().readNBytes(sent.length);
        sending.join();
        assertThat(Arrays.equals(received, sent)).as("all came back").isTrue();
        return socket;
    }

    /** A byte now and then, to the end of the test. */
    private boolean drip(Socket socket) throws Exception {
        while (!over.await(50, TimeUnit.MILLISECONDS)) {
            socket.getOutputStream().write('x');
        }
        return true;
    }

    private boolean garbage(int seed) throws IOException {
        byte[] bytes = new byte[5_000];
        new Random(seed).nextBytes(bytes);
        try (var socket = connect()) {
            socket.getOutputStream().write(bytes);
            socket.setSoLinger(true, 0); // and off in the middle of the answer
        }
        return true;
    }

    private Socket sendAndTakeNothing() throws IOException {
        Socket socket = connect();
        Thread.startVirtualThread(() -> {
            byte[] much = new byte[100_000];
            try {
                while (over.getCount() > 0) {
                    socket.getOutputStream().write(much);
                }
            } catch (IOException e) {
                // it was reset
            }
        });
        return socket;
    }

    private static List<Socket> all(Collection<Future<Socket>> clients) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        for (Future<Socket> each : clients) {
            sockets.add(each.get());
        }
        return sockets;
    }

    private static boolean isAdmitted(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write('!');
            if (socket.getInputStream().read() == '!') {
                return true;
            }
        } catch (IOException e) {
            // it was refused without a word
        }
        socket.close();
        return false;
    }

    /** Those that were reset may count a while longer. */
    private void fillUp(int places) {
        int[] admitted = {0};
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    while (admitted[0] < places && isAdmitted(connect())) {
                        admitted[0]++;
                    }
                    assertThat(admitted[0]).isEqualTo(places);
                });
        await().untilAsserted(() -> {
            try (Socket one = connect()) {
                assertThat(new String(one.getInputStream().readAllBytes(), UTF_8)).isEqualTo(FULL);
            }
        });
    }

    private static void resetAll(List<Socket> sockets) throws IOException {
        for (Socket each : sockets) {
            each.setSoLinger(true, 0);
            each.close();
        }
    }

    private void closeAllBut(Collection<Socket> left) throws IOException {
        for (Socket each : open) {
            if (!left.contains(each)) {
                each.close();
            }
        }
    }

    /** While these talk, the server is terminated: none sees anything but what it sent. */
    private void drain(List<Socket> talking) throws Exception {
        var begun = new CountDownLatch(talking.size());
        List<Future<Boolean>> talks =
                talking.stream().map(each -> threads.submit(() -> talk(each, begun))).toList();
        begun.await();
        server.terminate();
        for (Future<Boolean> each : talks) {
            assertThat(each.get()).isTrue();
        }
        assertThat(server.exitStatus()).isZero();
    }

    private static boolean talk(Socket socket, CountDownLatch begun) throws IOException {
        byte[] sent = new byte[100];
        for (int i = 0; ; i++) {
            Arrays.fill(sent, (byte) i);
            byte[] received;
            try {
                socket.getOutputStream().write(sent);
                received = socket.getInputStream().readNBytes(sent.length);
            } catch (IOException e) {
                return true; // reset, since it sent on behind the end
            }
            if (received.length == 0) {
                return true;
            }
            assertThat(received).isEqualTo(sent);
            begun.countDown();
        }
    }

    /** {@return the open descriptors of the server, 0 where nobody can tell} */
    private long descriptors() throws IOException {
        Path all = Path.of("/proc", "" + server.handle().pid(), "fd");
        if (!Files.isDirectory(all)) {
            return 0;
        }
        try (var each = Files.list(all)) {
            return each.count();
        }
    }
}
