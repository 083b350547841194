package dev.treadle.samples.logmerge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that is read to its end, and on from there when it has grown. It notices when the file was
 * cut short, also when it has grown past that place since: the last bytes that were read are no
 * more where they were, unless the very same have come there again. For one thread.
 */
final class GrowingFile implements AutoCloseable {

    private static final int COMPARED = 256;

    private final FileChannel channel;
    private byte[] last = {};

    GrowingFile(Path path) throws IOException {
        channel = FileChannel.open(path);
    }

    /** {@return the number of bytes that have come into a buffer that is empty; -1 at the end} */
    int read(ByteBuffer buffer) throws IOException {
        int count = channel.read(buffer);
        if (count > 0) {
            int from = Math.max(0, count - COMPARED);
            byte[] now = new byte[count - from];
            buffer.get(from, now);
            int kept = Math.min(last.length, COMPARED - now.length);
            byte[] both = Arrays.copyOfRange(last, last.length - kept, last.length + now.length);
            System.arraycopy(now, 0, both, kept, now.length);
            last = both;
        }
        return count;
    }

    boolean wasCut() throws IOException {
        ByteBuffer there = ByteBuffer.allocate(last.length);
        channel.read(there, channel.position() - last.length);
        return !there.flip().equals(ByteBuffer.wrap(last));
    }

    /** Goes on from its beginning. */
    void rewind() throws IOException {
        channel.position(0);
        last = new byte[0];
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
