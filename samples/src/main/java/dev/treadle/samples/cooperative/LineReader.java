package dev.treadle.samples.cooperative;

import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.Task;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Lines from a socket, however they are cut into pieces on their way. */
final class LineReader {

    /** What a client that never ends its line gets to fill. */
    static final int LONGEST_LINE = 8_192;

    private final SocketChannel socket;
    private final Duration patience;

    /** What was read; lines are taken from its beginning. */
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_LINE);

    /** How much of that was looked through in vain for the end of a line. */
    private int searched;

    LineReader(SocketChannel socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    /**
     * {@return the next line with its end, or what is there without one at the end of the stream;
     * empty after that}
     *
     * @throws IOException if a line is too long, or nothing comes for too long
     */
    Optional<byte[]> next(Task task) throws IOException {
        int length = lineLength();
        while (length == 0) {
            if (!buffer.hasRemaining()) {
                throw new IOException("a line is longer than %,d bytes".formatted(LONGEST_LINE));
            }
            if (read(task) < 0) {
                length = buffer.position();
                return length == 0 ? Optional.empty() : Optional.of(take(length));
            }
            length = lineLength();
        }
        return Optional.of(take(length));
    }

    private int read(Task task) throws IOException {
        int bytes =
                task.yield(
                        Event.first(Event.read(socket, buffer), Event.after(patience).map(_ -> 0)));
        if (bytes == 0) {
            throw new IOException("nothing came for " + patience.toSeconds() + " s");
        }
        return bytes;
    }

    /** {@return the length of the first line, its end included; 0 if none is there} */
    private int lineLength() {
        for (; searched < buffer.position(); searched++) {
            if (buffer.get(searched) == '\n') {
                return searched + 1;
            }
        }
        return 0;
    }

    private byte[] take(int length) {
        byte[] line = Arrays.copyOf(buffer.array(), length);
        buffer.flip().position(length);
        buffer.compact();
        searched = 0;
        return line;
    }
}
