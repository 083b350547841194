package dev.treadle.samples.cooperative;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.Task;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends each line back with {@code GOT:} before it. One task accepts; each connection has a task of
 * its own, in plain sequential code, and all of them are run by one scheduler.
 *
 * <p>A client that dies, or sends nothing or takes nothing for too long, ends its own task and no
 * other. A client that comes when all places are taken is told so.
 */
final class EchoServer {

    private static final byte[] PREFIX = "GOT:".getBytes(UTF_8);

    /** What is kept, in bytes, for a client that does not read; then it has to wait itself. */
    private static final int MOST_UNREAD = 65_536;

    private static final Duration REST = Duration.ofMillis(100);

    private final ServerSocketChannel server;
    private final int places;
    private final Duration patience;
    private final PrintWriter out;

    // Touched by tasks of one scheduler only, and so by one at a time.
    private int taken;
    private int served;
    private int failed;

    /**
     * @param server a bound channel
     * @param places how many connections it has at once
     * @param patience how long a client may send, or take, nothing
     * @param out where it prints what happens
     */
    EchoServer(ServerSocketChannel server, int places, Duration patience, PrintWriter out) {
        this.server = server;
        this.places = places;
        this.patience = patience;
        this.out = out;
    }

    /** {@return how many clients ended their conversation in good order} */
    int served() {
        return served;
    }

    /** {@return how many clients died, or were given up} */
    int failed() {
        return failed;
    }

    /** Accepts clients until the task is cancelled. */
    void accept(Task task) throws IOException {
        while (true) {
            try {
                SocketChannel client = task.yield(Event.accept(server));
                if (taken == places) {
                    refuse(client);
                } else {
                    taken++;
                    task.scheduler().spawn("client", own -> serve(own, client));
                }
            } catch (UncheckedIOException e) {
                out.println("A client cannot be accepted now: " + e.getMessage());
                task.yield(Event.after(REST));
            }
        }
    }

    private static void refuse(SocketChannel client) throws IOException {
        try (client) {
            client.configureBlocking(false);
            client.write(UTF_8.encode("All places are taken, come back later.\n"));
        }
    }

    private void serve(Task task, SocketChannel client) {
        try (client) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.setOption(StandardSocketOptions.SO_SNDBUF, MOST_UNREAD);
            var lines = new LineReader(client, patience);
            for (Optional<byte[]> line = lines.next(task);
                    line.isPresent();
                    line = lines.next(task)) {
                answer(task, client, line.get());
            }
            served++;
        } catch (IOException | UncheckedIOException e) {
            failed++;
        } finally {
            taken--;
        }
    }

    private void answer(Task task, SocketChannel client, byte[] line) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(PREFIX.length + line.length);
        answer.put(PREFIX).put(line).flip();
        while (answer.hasRemaining()) {
            int bytes =
                    task.yield(
                            Event.first(
                                    Event.write(client, answer),
                                    Event.after(patience).map(_ -> 0)));
            if (bytes == 0) {
                throw new IOException("nothing was taken for " + patience.toSeconds() + " s");
            }
        }
    }
}
