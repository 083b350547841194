package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class SnippetCheckTest {

    private static final String SOURCE = "docs/src/test/java/Greeter.java";

    @TempDir private Path project;

    @BeforeEach
    void writeSource() throws IOException {
        Path source = project.resolve(SOURCE);
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                """
                class Greeter {
                    // tag::greet
                    void greet() {
                        // tag::body
                        print("Hi");
                        // end::body
                    }
                    // end::greet
                }
                """);
    }

    @Test
    void shouldAcceptTheCodeOfARegionLessItsIndent() throws IOException {
        assertThat(complaint(SOURCE + "#greet", "void greet() {", "    print(\"Hi\");", "}"))
                .isEmpty();
        assertThat(complaint(SOURCE + "#body", "print(\"Hi\");")).isEmpty();
    }

    @Test
    void shouldShowTheFirstDifference() throws IOException {
        assertThat(complaint(SOURCE + "#body", "print(\"Ho\");"))
                .hasValueSatisfying(complaint ->
                        assertThat(complaint)
                                .contains("README.md:3", "#body", "line 1")
                                .contains("print(\"Ho\")", "print(\"Hi\")"));
    }

    @Test
    void shouldMissALine() throws IOException {
        assertThat(complaint(SOURCE + "#greet", "void greet() {"))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("(nothing)"));
    }

    @Test
    void shouldRefuseCodeThatIsNotCompiled() throws IOException {
        assertThat(complaint("notes/Greeter.java#greet", ""))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("no source file"));
        assertThat(complaint("docs/src/test/java/Other.java#greet", ""))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("does not exist"));
        assertThat(complaint(SOURCE + "#other", ""))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("// tag::other"));
    }

    @Test
    void shouldRefuseAFenceThatNamesNoSnippet() throws IOException {
        assertThat(complaintOf("Like this:\n\n```java\nint x;\n```\n"))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("snippet:"));
    }

    private Optional<String> complaint(String snippet, String... code) throws IOException {
        return complaintOf(
                "<!-- snippet: %s -->\n\n```java\n%s\n```\n"
                        .formatted(snippet, String.join("\n", code)));
    }

    private Optional<String> complaintOf(String markdown) throws IOException {
        Path file = Files.writeString(project.resolve("README.md"), markdown);
        Fence fence = Fence.in(new Page(file), "java").getFirst();
        return new SnippetCheck(project).complaint(fence);
    }
}
