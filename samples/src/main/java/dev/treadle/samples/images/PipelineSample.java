package dev.treadle.samples.images;

import dev.treadle.actor.ActorSystem;
import dev.treadle.pipeline.Pipeline;
import dev.treadle.pipeline.PipelineSummary;
import dev.treadle.pipeline.WhenFailed;
import dev.treadle.samples.BadInputException;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.ProgressBar;
import dev.treadle.samples.Sample;
import dev.treadle.samples.WholeFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Resizes what it is given, or what it has drawn itself. */
@Command(name = "pipeline", description = "Resizes the images of a folder in three stages.")
public final class PipelineSample extends Sample {

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Resize the .png and .jpg of a directory instead of generated ones.")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Write into this directory instead of a temporary one.")
    private String to = "";

    @Between(least = 1, most = 10_000)
    @Option(
            names = "--width",
            paramLabel = "PIXELS",
            defaultValue = "160",
            description = "How wide the results are; ${DEFAULT-VALUE} unless given.")
    private int width;

    @Between(least = 1, most = 64)
    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            description = "So many workers to each stage; ${DEFAULT-VALUE} unless given.")
    private int workers;

    @Between(least = 1, most = 10_000)
    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "20",
            description = "Generate so many images; ${DEFAULT-VALUE} unless given.")
    private int count;

    @Between(least = 0, most = 10_000)
    @Option(
            names = "--corrupt",
            paramLabel = "N",
            defaultValue = "0",
            description = "Let so many of them be no images; ${DEFAULT-VALUE} unless given.")
    private int corrupt;

    /** Called by picocli. */
    public PipelineSample() {
        System.setProperty("java.awt.headless", "true");
    }

    @Override
    protected Ending run(ActorSystem system) throws IOException {
        BadInputException.unlessBetween(0, count, "--corrupt", corrupt);
        Path source = from.isEmpty() ? Files.createTempDirectory("images") : Path.of(from);
        Path target = to.isEmpty() ? Files.createTempDirectory("resized") : Path.of(to);
        if (!Files.isDirectory(source)) {
            throw new BadInputException("--from takes a directory, not '%s'.".formatted(source));
        }
        Files.createDirectories(target);
        try {
            if (from.isEmpty()) {
                err().println("generating %d images".formatted(count));
                err().flush();
                Images.generate(source, count, corrupt);
            }
            return resize(system, source, target);
        } finally {
            removeIfOurs(from, source);
            removeIfOurs(to, target);
        }
    }

    private Ending resize(ActorSystem system, Path source, Path target) {
        List<Path> files = WholeFiles.in(source, ".png", ".jpg", ".jpeg");
        var progress = new ProgressBar(err(), files.size());
        // tag::pipeline
        PipelineSummary summary =
                Pipeline.<Path>create()
                        .stage("read", workers, Images::read)
                        .stage("resize", workers, image -> Images.resize(image, width))
                        .stage("write", workers, image -> Images.write(image, target))
                        .whenFailed(WhenFailed.SKIP)
                        .run(system, "images", files, _ -> progress.step())
                        .summary()
                        .await();
        // end::pipeline
        if (!summary.failures().isEmpty()) {
            err().println();
        }
        summary.failures().forEach(failure -> err().println(failure.getMessage()));
        return Ending.with(
                summary.failures().isEmpty() ? 0 : 1,
                "%d items finished, %d failed"
                        .formatted(summary.done(), summary.failures().size()));
    }

    private static void removeIfOurs(String given, Path directory) throws IOException {
        if (given.isEmpty()) {
            WholeFiles.removeAll(directory);
        }
    }
}
