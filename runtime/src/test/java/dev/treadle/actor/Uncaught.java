package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;

/** What no thread caught while this is open. */
final class Uncaught implements AutoCloseable {

    private final Inbox<Throwable> errors = new Inbox<>();
    private final @Nullable UncaughtExceptionHandler before =
            Thread.getDefaultUncaughtExceptionHandler();

    Uncaught() {
        Thread.setDefaultUncaughtExceptionHandler((_, error) -> errors.tell(error));
    }

    List<Throwable> await(int count) {
        return errors.await(count);
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
