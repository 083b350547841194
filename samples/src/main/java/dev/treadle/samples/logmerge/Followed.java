package dev.treadle.samples.logmerge;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A file that grows, is cut short, or is moved away for a new one of its name. For one thread.
 *
 * <p>A file that was cut short is read from its beginning. One that was moved away is followed on,
 * for whoever has it open may write to it still, until a later one has something to read: then its
 * rest is read, then those that were moved away unseen, then the new one. A line is a line when its
 * end is there, or when no more can come.
 */
final class Followed implements AutoCloseable {

    private final Path path;
    private final Rotated rotated;
    private final ByteBuffer buffer = ByteBuffer.allocate(8_192);
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private @Nullable GrowingFile current;
    private @Nullable Object key;

    /** Begins with what is there now. */
    Followed(Path path) throws IOException {
        this.path = path;
        rotated = new Rotated(path);
        openIfThere();
        rotated.passOver();
    }

    /** {@return the lines that have come since the last call} */
    List<String> newLines() throws IOException {
        List<String> lines = new ArrayList<>();
        if (current != null) {
            readGrown(current, lines);
        }
        if (current == null || wasFollowedByMore()) {
            moveOn(lines);
        }
        return lines;
    }

    private void readGrown(GrowingFile open, List<String> lines) throws IOException {
        if (open.wasCut()) {
            endLine(lines);
            open.rewind();
            rotated.passOver(); // what was cut off may have been copied there
        }
        read(open, lines);
    }

    private boolean wasFollowedByMore() throws IOException {
        if (Objects.equals(Rotated.keyOf(path), key)) {
            return false;
        }
        return Rotated.hasContent(path)
                || rotated.unread(key).stream().anyMatch(Rotated::hasContent);
    }

    private void moveOn(List<String> lines) throws IOException {
        if (current != null) {
            read(current, lines); // once more: it may have grown until it was moved
            endLine(lines);
            rotated.passOver(key);
            close();
        }
        openIfThere();
        for (Path each : rotated.unread(key)) {
            readWhole(each, lines);
        }
        if (current != null) {
            read(current, lines);
        }
    }

    private void readWhole(Path file, List<String> lines) throws IOException {
        @Nullable Object own = Rotated.keyOf(file);
        try (var whole = new GrowingFile(file)) {
            if (Objects.equals(own, Rotated.keyOf(file))) {
                read(whole, lines);
                endLine(lines);
                rotated.passOver(own);
            }
        } catch (NoSuchFileException e) {
            // moved on just now: found under its next name, at the next look
        }
    }

    private void openIfThere() throws IOException {
        key = Rotated.keyOf(path);
        try {
            current = key == null ? null : new GrowingFile(path);
        } catch (NoSuchFileException e) {
            current = null;
        }
        if (!Objects.equals(Rotated.keyOf(path), key)) { // moved away just now
            close();
            openIfThere();
        }
    }

    private void read(GrowingFile open, List<String> lines) throws IOException {
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
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
