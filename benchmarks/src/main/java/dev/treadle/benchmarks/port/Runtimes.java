package dev.treadle.benchmarks.port;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The runtimes that are compared. */
public enum Runtimes {
    /** Treadle, as it is by default. */
    TREADLE,
    /** Pekko typed on its default dispatcher, actors that block on its blocking one. */
    PEKKO,
    /** Pekko typed on its executor that starts a virtual thread for each activation. */
    PEKKO_VIRTUAL,
    /** A virtual thread for each actor, which receives from a channel of jox. */
    JOX,
    /** A virtual thread for each actor, which takes from a {@code LinkedTransferQueue}. */
    VIRTUAL_THREAD,
    /** Verticles of Vert.x that send each other messages over the event bus. */
    VERTX;

    /** {@return the name it has in tables and files} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the runtime, started} */
    public Port<?> open() {
        return switch (this) {
            case TREADLE -> new TreadlePort();
            case PEKKO, PEKKO_VIRTUAL -> new PekkoPort(id());
            case JOX -> new JoxPort();
            case VIRTUAL_THREAD -> new QueuePort();
            case VERTX -> new VertxPort();
        };
    }

    /** {@return the runtime of a name} */
    public static Optional<Runtimes> named(String id) {
        return Arrays.stream(values()).filter(runtime -> runtime.id().equals(id)).findFirst();
    }
}
