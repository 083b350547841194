package dev.treadle.testkit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Which seeds a test is to run under.
 *
 * @param first the first of them
 * @param count how many, each one more than the one before; at least one
 */
record Seeds(long first, int count) {

    /** Names the one seed to replay, whatever the test says. */
    static final String PROPERTY = "treadle.seed";

    Seeds {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "A simulation test runs under at least 1 seed, not " + count);
        }
    }

    /** {@return the one seed of the property if that is set, else those that the test asks for} */
    static Seeds of(int count, Optional<Long> only, Optional<String> property) {
        requireNonNull(only, "only");
        return requireNonNull(property, "property")
                .map(Seeds::parse)
                .or(() -> only)
                .map(seed -> new Seeds(seed, 1))
                .orElseGet(() -> new Seeds(1, count));
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

    LongStream stream() {
        return LongStream.iterate(first, seed -> seed + 1).limit(count);
    }
}
