package dev.treadle.samples.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.samples.CommandRun;
import dev.treadle.samples.SampleProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.imageio.ImageIO;

class PipelineSampleTest {

    @TempDir private Path directory;

    @Test
    void shouldResizeWhatIsThere() throws IOException {
        Path from = Files.createDirectory(directory.resolve("from"));
        Path to = directory.resolve("to");
        Images.generate(from, 3, 0);

        var run = CommandRun.of("pipeline", "--from", "" + from, "--to", "" + to, "--width", "64");

        assertThat(run.status()).isZero();
        assertThat(run.lines()).containsExactly("3 items finished, 0 failed");
        assertThat(run.err()).contains("] 3/3");
        for (Path file : files(to)) {
            var image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(64);
            assertThat(image.getHeight()).isEqualTo(48);
        }
        assertThat(files(to)).hasSize(3);
    }

    private static List<Path> files(Path in) throws IOException {
        try (var files = Files.list(in)) {
            return files.toList();
        }
    }

    @Test
    void shouldNameWhatIsNoImageAndDoTheRest() {
        var run = CommandRun.of("pipeline", "--count", "5", "--corrupt", "2");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).containsExactly("3 items finished, 2 failed");
        assertThat(run.err())
                .containsPattern("The stage read failed on \\S+image-0000.png: .*no image")
                .contains("image-0001.png");
    }

    @Test
    void shouldLeaveNoHalfImageWhenItIsTerminated() throws Exception {
        Path from = Files.createDirectory(directory.resolve("from"));
        Path to = Files.createDirectory(directory.resolve("to"));
        Images.generate(from, 300, 0);
        try (var run = SampleProcess.start("pipeline", "--from", "" + from, "--to", "" + to)) {
            await().atMost(Duration.ofSeconds(40)).until(() -> files(to).size() > 5);
            run.terminate();
            assertThat(run.exitStatus()).isNotZero();
        }
        assertThat(files(to))
                .allSatisfy(file -> {
                    assertThat(file.getFileName().toString()).doesNotEndWith(".part");
                    assertThat(ImageIO.read(file.toFile())).isNotNull();
                });
    }
}
