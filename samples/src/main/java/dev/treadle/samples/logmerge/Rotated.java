package dev.treadle.samples.logmerge;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that a log was moved away to: {@code log.1}, {@code log.2}, or {@code log-20261121}
 * beside {@code log}. Two rotations between two looks leave one among them that was never seen
 * under the name of the log. Compressed ones are not read.
 */
final class Rotated {

    private record File(Path path, Object key, FileTime written, long number) {}

    /** The last written comes last; in the same moment, the higher number was there before. */
    private static final Comparator<File> OLDEST_FIRST =
            Comparator.comparing(File::written)
                    .thenComparing(Comparator.comparingLong(File::number).reversed());

    private final Path directory;
    private final Pattern name;
    private final Set<Object> known = new HashSet<>();

    Rotated(Path log) {
        directory = Objects.requireNonNullElse(log.toAbsolutePath().getParent(), log);
        name = Pattern.compile(Pattern.quote("" + log.getFileName()) + "[.-](\\d{1,18})");
    }

    /** {@return what tells a file from all others, under whatever name; null if there is none} */
    static @Nullable Object keyOf(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    static boolean hasContent(Path path) {
        return path.toFile().length() > 0;
    }

    /** Takes a file for read. */
    void passOver(@Nullable Object key) {
        if (key != null) {
            known.add(key);
        }
    }

    /** Takes all that are there for read. */
    void passOver() throws IOException {
        list().forEach(file -> passOver(file.key()));
    }

    /** {@return those not read, but for the one that is being read; the oldest first} */
    List<Path> unread(@Nullable Object current) throws IOException {
        List<File> files = list();
        known.retainAll(files.stream().map(File::key).toList()); // keys are given again
        return files.stream()
                .filter(file -> !Objects.equals(file.key(), current))
                .filter(file -> !known.contains(file.key()))
                .sorted(OLDEST_FIRST)
                .map(File::path)
                .toList();
    }

    private List<File> list() throws IOException {
        List<File> files = new ArrayList<>();
        try (var beside = Files.newDirectoryStream(directory)) {
            for (Path path : beside) {
                Matcher matcher = name.matcher("" + path.getFileName());
                if (matcher.matches()) {
                    add(path, Long.parseLong(matcher.group(1)), files);
                }
            }
        } catch (NoSuchFileException e) {
            // no directory yet, so no file in it
        }
        return files;
    }

    private static void add(Path path, long number, List<File> files) throws IOException {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            if (attributes.isRegularFile() && key != null) {
                files.add(new File(path, key, attributes.lastModifiedTime(), number));
            }
        } catch (NoSuchFileException e) {
            // moved on just now
        }
    }
}
