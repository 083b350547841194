package dev.treadle.samples.daemon;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who runs: a file with the pid of the daemon, and, since pids are given again, when that process
 * began. A file of a process that is no more is stale, and counts for nothing.
 */
final class PidFile {

    private final Path path;

    PidFile(Path path) {
        this.path = path;
    }

    /** {@return the living process that the file names} */
    Optional<ProcessHandle> living() throws IOException {
        try {
            List<String> lines = Files.readAllLines(path);
            long began = Long.parseLong(lines.get(1));
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(process -> process.isAlive() && beganAt(process) == began);
        } catch (NoSuchFileException e) {
            return Optional.empty();
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
        if (Files.exists(path) && living().isEmpty()) {
            Files.deleteIfExists(path);
        }
    }

    void release() throws IOException {
        Files.deleteIfExists(path);
    }

    private static long beganAt(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
