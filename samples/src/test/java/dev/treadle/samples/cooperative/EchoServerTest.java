package dev.treadle.samples.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.cooperative.CooperativeScheduler;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Good and bad clients of one scheduler. */
class EchoServerTest {

    private final CooperativeScheduler scheduler = new CooperativeScheduler();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final PrintWriter out = new PrintWriter(new StringWriter());
    private ServerSocketChannel channel;

    @BeforeEach
    void open() throws IOException {
        channel = ServerSocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 600);
    }

    @AfterEach
    void close() throws IOException {
        scheduler.close();
        clients.close();
        channel.close();
    }

    private EchoServer serve(int places, Duration patience) {
        var server = new EchoServer(channel, places, patience, out);
        scheduler.spawn("accept", server::accept);
        clients.execute(scheduler::run);
        return server;
    }

    private Socket connect() throws IOException {
        return new Socket(channel.socket().getInetAddress(), channel.socket().getLocalPort());
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /** Sends lines in one piece each, and gets back all of them. */
    private List<String> converse(int lines) throws IOException {
        try (Socket socket = connect()) {
            var answers = reader(socket);
            List<String> received = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                socket.getOutputStream().write("line %d\n".formatted(i).getBytes(UTF_8));
                received.add(answers.readLine());
            }
            return received;
        }
    }

    /** Sends a byte at a time, and gets back all of it. */
    private List<String> stammer(int lines) throws IOException {
        try (Socket socket = connect()) {
            socket.setTcpNoDelay(true);
            var answers = reader(socket);
            List<String> received = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                for (byte b : "line %d\n".formatted(i).getBytes(UTF_8)) {
                    socket.getOutputStream().write(b);
                }
                received.add(answers.readLine());
            }
            return received;
        }
    }

    /** Sends more than is kept for it, and reads nothing until the others are done. */
    private List<String> stopReading(int lines, CountDownLatch othersAreDone) throws Exception {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(channel.getLocalAddress());
            Future<?> sending =
                    clients.submit(() -> {
                        for (int i = 0; i < lines; i++) {
                            byte[] line = longLine(i).concat("\n").getBytes(UTF_8);
                            socket.getOutputStream().write(line);
                        }
                        socket.shutdownOutput();
                        return null;
                    });
            othersAreDone.await();
            List<String> received = reader(socket).lines().toList();
            sending.get();
            return received;
        }
    }

    /** Dies in the middle of a line, some with a reset. */
    private List<String> vanish(boolean reset) throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write("line 0\nand then".getBytes(US_ASCII));
        if (reset) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
        return List.of();
    }

    private static String longLine(int i) {
        return "%01000d".formatted(i);
    }

    private static List<String> expected(int lines) {
        return IntStream.range(0, lines).mapToObj("GOT:line %d"::formatted).toList();
    }

    private static List<String> expectedLong(int lines) {
        return IntStream.range(0, lines).mapToObj(i -> "GOT:" + longLine(i)).toList();
    }

    @Test
    void shouldServeFiveHundredClientsSomeOfWhichBehaveBadly() throws Exception {
        int lines = 20;
        int many = 500; // half a megabyte
        EchoServer server = serve(500, Duration.ofMinutes(1));
        var othersAreDone = new CountDownLatch(1);
        List<Callable<List<String>>> good = new ArrayList<>();
        List<Future<List<String>>> slow = new ArrayList<>();
        List<Future<List<String>>> dying = new ArrayList<>();
        for (int i = 0; i < 125; i++) {
            boolean reset = i % 2 == 0;
            slow.add(clients.submit(() -> stopReading(many, othersAreDone)));
            good.add(() -> stammer(lines));
            good.add(() -> converse(lines));
            dying.add(clients.submit(() -> vanish(reset)));
        }

        for (Future<List<String>> client : clients.invokeAll(good)) {
            assertThat(client.get()).isEqualTo(expected(lines));
        }
        othersAreDone.countDown();
        for (Future<List<String>> client : slow) {
            assertThat(client.get()).isEqualTo(expectedLong(many));
        }
        for (Future<List<String>> client : dying) {
            client.get();
        }
        scheduler.close();

        assertThat(server.served() + server.failed()).isLessThanOrEqualTo(500);
        assertThat(server.served()).isGreaterThanOrEqualTo(375);
    }

    @Test
    void shouldRefuseAClientForWhomThereIsNoPlace() throws Exception {
        serve(1, Duration.ofMinutes(1));
        try (Socket first = connect()) {
            var answers = reader(first);
            first.getOutputStream().write("one\n".getBytes(US_ASCII));
            assertThat(answers.readLine()).isEqualTo("GOT:one");

            try (Socket second = connect()) {
                assertThat(reader(second).readLine())
                        .isEqualTo("All places are taken, come back later.");
            }

            first.getOutputStream().write("two\n".getBytes(US_ASCII));
            assertThat(answers.readLine()).isEqualTo("GOT:two");
        }
    }

    @Test
    void shouldGiveUpAClientThatSendsNothingForTooLong() throws Exception {
        serve(1, Duration.ofMillis(50));
        try (Socket silent = connect()) {
            assertThat(reader(silent).readLine()).isNull();
        }
    }

    @Test
    void shouldGiveUpAClientWhoseLineNeverEnds() throws Exception {
        EchoServer server = serve(1, Duration.ofMinutes(1));
        try (Socket endless = connect()) {
            endless.getOutputStream().write(new byte[LineReader.LONGEST_LINE]);
            assertThat(endless.getInputStream().read()).isEqualTo(-1);
        }
        scheduler.close();
        assertThat(server.failed()).isOne();
    }

    @Test
    void shouldAnswerALineWithoutAnEndThatIsTheLast() throws Exception {
        serve(1, Duration.ofMinutes(1));
        try (Socket socket = connect()) {
            socket.getOutputStream().write("a\nb".getBytes(US_ASCII));
            socket.shutdownOutput();
            assertThat(reader(socket).lines()).containsExactly("GOT:a", "GOT:b");
        }
    }
}
