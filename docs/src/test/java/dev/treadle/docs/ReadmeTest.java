package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the README says of the project, held against the project. */
class ReadmeTest {

    private final Page readme = Page.of("README.md");

    @Test
    void shouldNameTheModuleToDependOn() {
        Page pom = Page.of("runtime/pom.xml");

        for (String each :
                new String[] {
                    "<groupId>dev.treadle</groupId>",
                    "<artifactId>treadle-runtime</artifactId>",
                    "<version>0.1.0-SNAPSHOT</version>"
                }) {
            readme.shouldQuote(each);
            pom.shouldQuote(each);
        }
    }

    @Test
    void shouldListEveryModule() {
        Page.of("pom.xml")
                .text()
                .lines()
                .filter(line -> line.contains("<module>"))
                .map(line -> line.replaceAll("</?module>", "").strip())
                .forEach(module -> readme.shouldQuote("| [`%s`](%s) |".formatted(module, module)));
    }

    @Test
    void shouldListEverySample() throws Exception {
        try (var sources = Files.walk(Path.of("../samples/src/main/java"))) {
            var names =
                    sources.filter(file -> file.toString().endsWith("Sample.java"))
                            .map(Page::new)
                            .map(Page::text)
                            .map(text ->
                                    text.replaceAll(
                                            "(?s).*@Command\\(\\s*name = \"([^\"]+)\".*", "$1"))
                            .filter(name -> name.length() < 40)
                            .toList();
            assertThat(names).isNotEmpty();
            names.forEach(name -> readme.shouldQuote("| `%s` |".formatted(name)));
        }
    }
}
