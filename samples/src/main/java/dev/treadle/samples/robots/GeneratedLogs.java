package dev.treadle.samples.robots;

import dev.treadle.samples.WholeFiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Logs of a web server that never was. */
final class GeneratedLogs {

    private static final String[] PATHS = {"/", "/index.html", "/favicon.ico", "/blog/atom.xml"};
    private static final int ROBOT_EVERY = 500;

    private GeneratedLogs() {}

    /**
     * @param corrupt how many of the files are cut short
     */
    static void write(Path directory, int files, int lines, int corrupt) throws IOException {
        var random = new Random(files);
        for (int file = 0; file < files; file++) {
            byte[] bytes = log(random, lines);
            boolean whole = file >= corrupt;
            WholeFiles.write(
                    directory.resolve("201207%02d.log.gz".formatted(file + 1)),
                    whole ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
        }
    }

    private static byte[] log(Random random, int lines) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out =
                new PrintStream(new GZIPOutputStream(bytes), false, StandardCharsets.US_ASCII)) {
            for (int line = 0; line < lines; line++) {
                boolean robot = line % ROBOT_EVERY == ROBOT_EVERY - 1;
                String path = robot ? "/robots.txt" : PATHS[random.nextInt(PATHS.length)];
                out.printf(
                        "10.0.%d.%d - - [10/Jul/2012:00:%02d:%02d -0500] \"GET %s HTTP/1.1\" 200"
                                + " %d%n",
                        robot ? 1 : 2 + random.nextInt(200),
                        random.nextInt(256),
                        line / 60 % 60,
                        line % 60,
                        path,
                        random.nextInt(10_000));
            }
        }
        return bytes.toByteArray();
    }
}
