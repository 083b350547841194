package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page of the documentation. */
record Page(Path path) {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** {@return the page at a path from the top of the project} */
    static Page of(String path) {
        return new Page(ROOT.resolve(path));
    }

    /** {@return the pages that a reader may start from, and all below docs} */
    static List<Page> all() throws IOException {
        try (var files = Files.walk(ROOT.resolve("docs"));
                var top = Files.list(ROOT)) {
            return java.util.stream.Stream.concat(files, top)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Page::new)
                    .toList();
        }
    }

    String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks that what a program said stands in the page, wherever its lines are broken. */
    void shouldQuote(String said) {
        assertThat(inOneLine(text())).as("what %s quotes", this).contains(inOneLine(said));
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return ROOT.relativize(path).toString();
    }
}
