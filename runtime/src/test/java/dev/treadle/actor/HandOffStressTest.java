package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.scheduler.Promise;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Actors that block in every way there is, beside as many that do not, all sending to each other.
 * {@code -Dtreadle.stress.seconds=60} makes it last.
 */
@Timeout(300)
class HandOffStressTest {

    private static final int ACTORS = Integer.getInteger("treadle.stress.actors", 300);
    private static final Duration LASTS =
            Duration.ofSeconds(Integer.getInteger("treadle.stress.seconds", 2));

    private record Numbered(int from, long number) {}

    @TempDir private Path folder;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<ActorRef<Numbered>> actors = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicInteger outOfOrder = new AtomicInteger();
    private final AtomicIntegerArray ways = new AtomicIntegerArray(6);
    private volatile boolean goesOn = true;

    @Test
    void shouldLoseNothingDoubleNothingAndLeaveNoThreadBehind(TestReporter reporter)
            throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[10_000]);
        try (var answers = new Answers()) {
            try (var system = ActorSystem.create("stress")) {
                for (int i = 0; i < 2 * ACTORS; i++) {
                    int number = i;
                    boolean blocks = i % 2 == 0;
                    actors.add(
                            system.spawn(
                                    () -> new Sender(number, blocks ? file : null, answers.port)));
                }
                for (int i = 0; i < actors.size(); i++) {
                    sent.incrementAndGet();
                    actors.get(i).tell(new Numbered(-1 - i, 0));
                }
                assertThat(AllThreads.names(folder))
                        .contains("stress-monitor")
                        .anyMatch(name -> name.startsWith("stress-runner-"));
                await().pollDelay(LASTS).atMost(LASTS.plusSeconds(60)).until(() -> true);
                goesOn = false;
                await().atMost(Duration.ofSeconds(60)).until(() -> received.get() == sent.get());

                assertThat(system.close(Duration.ofSeconds(20)).clean()).isTrue();
                assertThat(received).hasValue(sent.get());
                assertThat(ways).doesNotContain(0);
                var figures = ((LocalActorSystem) system).dispatcher().figures();
                reporter.publishEntry(
                        "%d messages, %d hand-offs, ways to block %s"
                                .formatted(sent.get(), figures.handOffs(), ways));
                assertThat(outOfOrder).hasValue(0);
                assertThat(sent.get()).isGreaterThan(2L * ACTORS);
            }
        }
        await().untilAsserted(() ->
                assertThat(AllThreads.names(folder))
                        .isNotEmpty()
                        .noneMatch(name -> name.startsWith("stress")));
    }

    /** Sends each message on to another actor, after it has blocked in some way, or not. */
    private final class Sender extends Actor<Numbered> {
        private final int number;
        private final SplittableRandom random;
        private final @org.jspecify.annotations.Nullable Path file;
        private final int port;
        private final long[] next = new long[2 * ACTORS];
        private final long[] last = new long[2 * ACTORS];

        Sender(int number, @org.jspecify.annotations.Nullable Path file, int port) {
            this.number = number;
            this.random = new SplittableRandom(number);
            this.file = file;
            this.port = port;
        }

        @Override
        protected void receive(Numbered message) throws Exception {
            if (message.from() >= 0 && message.number() != ++last[message.from()]) {
                outOfOrder.incrementAndGet();
            }
            if (file != null) {
                block(file);
            }
            if (goesOn) {
                int to = random.nextInt(actors.size());
                sent.incrementAndGet();
                actors.get(to).tell(new Numbered(number, ++next[to]));
            }
            received.incrementAndGet();
        }

        private void block(Path toRead) throws Exception {
            int way = random.nextInt(ways.length());
            ways.incrementAndGet(way);
            switch (way) {
                case 0 -> Thread.sleep(1);
                case 1 -> {
                    lock.lock();
                    try {
                        Thread.sleep(0, 100_000);
                    } finally {
                        lock.unlock();
                    }
                }
                case 2 -> {
                    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        assertThat(socket.getInputStream().read()).isEqualTo('!');
                    }
                }
                case 3 -> assertThat(Files.readAllBytes(toRead)).hasSize(10_000);
                case 4 -> {
                    var promise = new Promise<String>();
                    Thread.startVirtualThread(() -> promise.complete("done"));
                    assertThat(promise.result().await()).isEqualTo("done");
                }
                default -> {}
            }
        }
    }

    /** A server that sends each client a byte after a moment. */
    private static final class Answers implements AutoCloseable {
        private final ServerSocket server =
                new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        final int port = server.getLocalPort();
        private final Thread thread = Thread.ofVirtual().start(this::serve);

        Answers() throws IOException {}

        private void serve() {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Thread.startVirtualThread(() -> answer(client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private static void answer(Socket client) {
            try (client;
                    InputStream in = client.getInputStream()) {
                client.getOutputStream().write('!');
                assertThat(in.read()).isEqualTo(-1);
            } catch (IOException gone) {
                // the client has what it wanted
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            thread.interrupt();
        }
    }
}
