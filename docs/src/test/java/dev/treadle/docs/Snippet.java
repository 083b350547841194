package dev.treadle.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A region of a source file, as a page names it in the comment above its fence. */
record Snippet(String file, String region) {

    private static final Pattern COMMENT =
            Pattern.compile("<!-- snippet: (?<file>\\S+)#(?<region>\\S+) -->");
    private static final Pattern COMPILED =
            Pattern.compile("(docs|samples)/src/(main|test)/java/.+\\.java");
    private static final Pattern MARK = Pattern.compile("\\s*// (tag|end)::\\S+");

    static Optional<Snippet> named(String comment) {
        Matcher matcher = COMMENT.matcher(comment.strip());
        return matcher.matches()
                ? Optional.of(new Snippet(matcher.group("file"), matcher.group("region")))
                : Optional.empty();
    }

    boolean isCompiled() {
        return COMPILED.matcher(file).matches();
    }

    boolean isIn(Path project) {
        return Files.isRegularFile(project.resolve(file));
    }

    /** The lines of the region, or nothing where the file has no such region. */
    Optional<List<String>> code(Path project) {
        List<String> lines = lines(project);
        int start = indexOf("// tag::" + region, lines);
        int end = indexOf("// end::" + region, lines);
        if (start < 0 || end < start) {
            return Optional.empty();
        }
        List<String> inside =
                lines.subList(start + 1, end).stream()
                        .filter(line -> !MARK.matcher(line).matches())
                        .toList();
        return Optional.of(Indent.strip(inside));
    }

    @Override
    public String toString() {
        return file + "#" + region;
    }

    private List<String> lines(Path project) {
        try {
            return Files.readAllLines(project.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int indexOf(String mark, List<String> lines) {
        return lines.stream().map(String::strip).toList().indexOf(mark);
    }
}
