package dev.treadle.cooperative;

import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;

import org.jspecify.annotations.Nullable;

/** The execution that was given, or an own one from when it is needed first. */
final class LazyExecution implements AutoCloseable {

    private static final DispatcherOptions OPTIONS = new DispatcherOptions(1, false);

    private final @Nullable Execution given;
    private @Nullable Execution own;

    LazyExecution(@Nullable Execution given) {
        this.given = given;
    }

    synchronized Execution get() {
        if (given != null) {
            return given;
        }
        Execution started = own;
        if (started == null) {
            started = Execution.start("cooperative", OPTIONS);
            own = started;
        }
        return started;
    }

    /** Ends the own one, if there is one; {@link #get} makes another. */
    @Override
    public synchronized void close() {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
