package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class PomCheckTest {

    @Test
    void shouldKnowWhatTheBuildManages() {
        assertThat(complaint("treadle-runtime", "0.1.0-SNAPSHOT")).isEmpty();
    }

    @Test
    void shouldMissOtherDependencies() {
        assertThat(complaint("treadle-runtime", "0.0.1")).isPresent();
        assertThat(complaint("treadle-looms", "0.1.0-SNAPSHOT"))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("treadle-looms"));
    }

    @Test
    void shouldRefuseWhatIsNotXml() {
        assertThat(complaint("<", ""))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("is not XML"));
    }

    private static Optional<String> complaint(String artifact, String version) {
        List<String> code =
                """
                <dependency>
                  <groupId>dev.treadle</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                </dependency>
                """
                        .formatted(artifact, version)
                        .lines()
                        .toList();
        Fence fence = new Fence(Page.of("README.md"), 1, "xml", code, Optional.empty());
        return new PomCheck(Path.of("..")).complaint(fence);
    }
}
