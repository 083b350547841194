package dev.treadle.samples.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who runs: a file with the pid of the daemon, and, since pids are given again, when that process
 * began. A file of a process that is no more is stale, and counts for nothing.
 */
final class PidFile {

    private static final String REMOVED = "removed\n";

    private final Path path;

    PidFile(Path path) {
        this.path = path;
    }

    /** {@return the living process that the file names} */
    Optional<ProcessHandle> living() throws IOException {
        try {
            return living(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessHandle> living(String text) {
        try {
            List<String> lines = text.lines().toList();
            long began = Long.parseLong(lines.get(1));
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(process -> process.isAlive() && beganAt(process) == began);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty(); // nobody's: cut short, or of something else
        }
    }

    /** Writes the file for this process. {@return whether nobody else was there first} */
    boolean claim() throws IOException {
        var self = ProcessHandle.current();
        String text = "%d%n%d%n".formatted(self.pid(), beganAt(self));
        Path draft = path.resolveSibling(path.getFileName() + "." + self.pid());
        Files.writeString(draft, text, StandardOpenOption.CREATE);
        try {
            removeIfStale();
            Files.createLink(path, draft); // whole at once, and only if there is none
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.delete(draft);
        }
    }

    void removeIfStale() throws IOException {
        removeIf(text -> living(text).isEmpty());
    }

    void release() throws IOException {
        removeIf(_ -> true);
    }

    /**
     * Removes what it has looked at, and never what somebody else has put in its place meanwhile:
     * who removes a file has its lock, and leaves a mark for those who wait for that.
     */
    private void removeIf(Predicate<String> condition) throws IOException {
        try (var channel = FileChannel.open(path, READ, WRITE);
                var _ = channel.lock()) {
            String text = new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
            if (!text.startsWith(REMOVED) && condition.test(text)) {
                Files.deleteIfExists(path);
                channel.write(UTF_8.encode(REMOVED), 0);
            }
        } catch (NoSuchFileException e) {
            return; // there is none
        }
    }

    private static long beganAt(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
