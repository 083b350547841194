package dev.treadle.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Writes files that are there whole or not at all, also when the JVM is told to end in the middle:
 * the end waits for what is being written, and nothing is begun after that.
 */
public final class WholeFiles {

    private static final ReadWriteLock GATE = new ReentrantReadWriteLock();

    static {
        // taken, and never given back: who comes later waits until the JVM is gone
        Runtime.getRuntime().addShutdownHook(new Thread(GATE.writeLock()::lock, "whole-files"));
    }

    private WholeFiles() {}

    /** Writes a file, in place of one that is there. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        GATE.readLock().lock();
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
            GATE.readLock().unlock();
        }
    }

    /** {@return the files of a directory whose names end so, sorted} */
    public static List<Path> in(Path directory, String... endings) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            Stream.of(endings).anyMatch(file.getFileName().toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a directory and what is in it. */
    public static void removeAll(Path directory) throws IOException {
        for (Path file : in(directory, "")) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
