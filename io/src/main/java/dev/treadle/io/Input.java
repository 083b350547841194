package dev.treadle.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What a peer sends, in a buffer that grows only as far as a frame needs. For one thread. */
final class Input {

    private static final int FIRST_SIZE = 512;
    private static final int LARGEST_KEPT = 16_384;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int from;
    private int to;

    Input(InputStream in) {
        this.in = in;
    }

    /** {@return so many bytes, or as many as there are before the end} */
    private int await(int wanted) throws IOException {
        return await(wanted, wanted);
    }

    /** Awaits so many bytes, with room for more that may follow. */
    private int await(int wanted, int room) throws IOException {
        while (to - from < wanted && fill(room)) {
            // reads on
        }
        return Math.min(wanted, to - from);
    }

    /** Reads at least one byte more. {@return false at the end} */
    private boolean fill(int room) throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
            if (buffer.length > LARGEST_KEPT) {
                buffer = new byte[FIRST_SIZE];
            }
        }
        if (to == buffer.length) {
            makeRoom(room);
        }
        int read = in.read(buffer, to, buffer.length - to);
        to += Math.max(read, 0);
        return read >= 0;
    }

    /** Doubles the buffer at most, so that who only announces much gets little. */
    private void makeRoom(int room) {
        int held = to - from;
        byte[] roomier =
                held < buffer.length / 2
                        ? buffer
                        : new byte[Math.max(FIRST_SIZE, Math.min(2 * held, room))];
        System.arraycopy(buffer, from, roomier, 0, held);
        buffer = roomier;
        from = 0;
        to = held;
    }

    /**
     * {@return exactly so many bytes}
     *
     * @throws MalformedFrameException if the peer ends before
     */
    byte[] readBytes(int count) throws IOException {
        int there = await(count);
        if (there < count) {
            throw new MalformedFrameException("%d of %d bytes".formatted(there, count));
        }
        return take(count);
    }

    /** {@return what is there, at most so many bytes; waits for one; none at the end} */
    byte[] readSome(int most) throws IOException {
        await(1);
        while (to - from < most && to == buffer.length && in.available() > 0) {
            makeRoom(most);
            fill(most);
        }
        return take(Math.min(most, to - from));
    }

    /** {@return the rest of what the peer sends, so many bytes of it at most, as a text} */
    String readText(int most) throws IOException {
        return new String(take(await(most)), UTF_8);
    }

    /** {@return whether the peer has sent all, and all of it was taken} */
    boolean atEnd() throws IOException {
        return await(1) == 0;
    }

    /**
     * {@return the bytes before a line break, which is taken too, or all before the end}
     *
     * @param most how many bytes at most, the line break not counted
     */
    byte[] readLine(int most) throws IOException {
        int searched = 0;
        for (; ; ) {
            for (; searched < to - from; searched++) {
                if (buffer[from + searched] == '\n') {
                    byte[] line = take(searched);
                    from++;
                    return line;
                } else if (searched == most) {
                    throw new MalformedFrameException(
                            "a line of more than %d bytes".formatted(most));
                }
            }
            if (await(searched + 1, most + 1) <= searched) {
                return take(searched);
            }
        }
    }

    /** Reads the rest of what the peer sends, and throws it away. */
    void discardRest() throws IOException {
        do {
            from = to;
        } while (fill(1));
    }

    private byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(buffer, from, from + count);
        from += count;
        return taken;
    }
}
