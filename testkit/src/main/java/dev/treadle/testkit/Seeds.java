package dev.treadle.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.stream.LongStream;

/** Which seeds a test is to run under. */
final class Seeds {

    /** Names the one seed to replay, whatever the test says. */
    static final String PROPERTY = "treadle.seed";

    private Seeds() {}

    /**
     * {@return the one seed of the property if that is set; else those that the test names, if it
     * does; else as many as it asks for, from 1 on}
     */
    static long[] of(int count, long[] named, Optional<String> property) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "A simulation test runs under at least 1 seed, not " + count);
        }
        return requireNonNull(property, "property")
                .map(seed -> new long[] {parse(seed)})
                .orElseGet(() ->
                        named.length > 0
                                ? named.clone()
                                : LongStream.rangeClosed(1, count).toArray());
    }

    private static long parse(String seed) {
        try {
            return Long.parseLong(seed.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "-D%s=%s names no seed; a seed is a whole number of at most 64 bits"
                            .formatted(PROPERTY, seed),
                    e);
        }
    }
}
