package dev.treadle.samples.logmerge;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A file that grows, is cut short, or is moved away for a new one of its name. For one thread.
 *
 * <p>A file that was cut short is read from its beginning; of one that was moved away the rest is
 * read first. A line is a line when its end is there, or when no more can come.
 */
final class Followed implements AutoCloseable {

    private final Path path;
    private final ByteBuffer buffer = ByteBuffer.allocate(8_192);
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private @Nullable FileChannel channel;
    private @Nullable Object key;

    /** Begins with what is there now. */
    Followed(Path path) throws IOException {
        this.path = path;
        openIfThere();
    }

    /** {@return the lines that have come since the last call} */
    List<String> newLines() throws IOException {
        List<String> lines = new ArrayList<>();
        @Nullable Object now = keyOf(path);
        if (channel != null && !Objects.equals(now, key)) {
            read(channel, lines);
            endLine(lines);
            close();
        }
        if (channel == null) {
            openIfThere();
        }
        if (channel != null) {
            if (channel.size() < channel.position()) {
                endLine(lines);
                channel.position(0);
            }
            read(channel, lines);
        }
        return lines;
    }

    private void openIfThere() throws IOException {
        @Nullable Object now = keyOf(path);
        try {
            channel = now == null ? null : FileChannel.open(path);
            key = now;
        } catch (NoSuchFileException e) {
            channel = null; // moved away just now
        }
    }

    private static @Nullable Object keyOf(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void read(FileChannel open, List<String> lines) throws IOException {
        while (open.read(buffer.clear()) > 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    lines.add(begun.toString(UTF_8));
                    begun.reset();
                } else {
                    begun.write(next);
                }
            }
        }
    }

    /** {@return a last line without an end} */
    List<String> rest() {
        List<String> lines = new ArrayList<>();
        endLine(lines);
        return lines;
    }

    private void endLine(List<String> lines) {
        if (begun.size() > 0) {
            lines.add(begun.toString(UTF_8));
            begun.reset();
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
