package dev.treadle.benchmarks.port;

import java.util.Arrays;
import java.util.Locale;

/** The runtimes that are compared. */
public enum Runtimes {
    /** Treadle, as it is by default. */
    TREADLE,
    /** Pekko typed on its default dispatcher. */
    PEKKO;

    /** {@return the name it has in tables and files} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the runtime, started} */
    public Port<?> open() {
        return switch (this) {
            case TREADLE -> new TreadlePort();
            case PEKKO -> new PekkoPort("pekko");
        };
    }

    /** {@return the runtime of a name} */
    public static Runtimes named(String id) {
        return Arrays.stream(values())
                .filter(runtime -> runtime.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no runtime '%s'".formatted(id)));
    }
}
