package dev.treadle.samples.robots;

import dev.treadle.io.Codec;
import dev.treadle.io.JvmJob;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

// tag::job
/** Reads one log. Its argument is the file, its result the hosts, a line each. */
public final class FindRobots implements JvmJob<String, String> {

    /** Called in each JVM of the pool. */
    public FindRobots() {}

    @Override
    public String run(String file) throws IOException {
        return String.join("\n", robotsIn(Path.of(file)));
    }

    @Override
    public Codec<String> arguments() {
        return Codec.text();
    }

    @Override
    public Codec<String> results() {
        return Codec.text();
    }

    // end::job

    private static Set<String> robotsIn(Path file) throws IOException {
        Set<String> robots = new TreeSet<>();
        try (var in = new GZIPInputStream(Files.newInputStream(file));
                var lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(" ", 8);
                if (fields.length > 6 && fields[6].equals("/robots.txt")) {
                    robots.add(fields[0]);
                }
            }
        }
        return robots;
    }
}
