package dev.treadle.docs;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the pages show in their fences, held against what the build compiles. */
class FencesTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @TestFactory
    Stream<DynamicTest> shouldShowCodeThatIsCompiled() throws IOException {
        return tests("java", new SnippetCheck(PROJECT)::complaint);
    }

    @TestFactory
    Stream<DynamicTest> shouldShowDependenciesThatAreBuilt() throws IOException {
        return tests("xml", new PomCheck(PROJECT)::complaint);
    }

    private static Stream<DynamicTest> tests(
            String language, Function<Fence, Optional<String>> check) throws IOException {
        return Page.all().stream()
                .flatMap(page -> Fence.in(page, language).stream())
                .map(fence ->
                        DynamicTest.dynamicTest(
                                fence.place(),
                                () -> check.apply(fence).ifPresent(complaint -> fail(complaint))));
    }
}
