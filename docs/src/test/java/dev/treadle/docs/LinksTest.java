package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The links between pages, and from promises to their tests. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");
    private static final Pattern TEST = Pattern.compile("\\[(\\w+Test)]\\((\\S+)/\\1\\.java\\)");

    static Stream<Page> pages() throws IOException {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLeadSomewhere(Page page) {
        assertThat(LINK.matcher(page.text()).results().map(link -> target(page, link)))
                .allSatisfy(target -> assertThat(Files.exists(target)).as("%s", target).isTrue());
    }

    private static Path target(Page page, MatchResult link) {
        return page.path().resolveSibling(link.group(1)).normalize();
    }

    @Test
    void shouldNameATestForEachPromise() {
        List<String> promises =
                Page.of("docs/semantics.md")
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| Promise"))
                        .toList();

        assertThat(promises).hasSizeGreaterThan(50);
        assertThat(promises).allSatisfy(promise -> assertThat(promise).containsPattern(TEST));
    }
}
