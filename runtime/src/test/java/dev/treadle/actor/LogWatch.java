package dev.treadle.actor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the runtime logs while this is open; nothing of it reaches the console. */
final class LogWatch implements AutoCloseable {

    private static final Logger RUNTIME = Logger.getLogger("dev.treadle");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final boolean forwarded = RUNTIME.getUseParentHandlers();
    private final @org.jspecify.annotations.Nullable Level level = RUNTIME.getLevel();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    records.add(record);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    LogWatch() {
        RUNTIME.setUseParentHandlers(false);
        RUNTIME.setLevel(Level.ALL);
        RUNTIME.addHandler(handler);
    }

    /** {@return the messages logged at that level} */
    List<String> lines(Level at) {
        var format = new SimpleFormatter();
        return records.stream()
                .filter(each -> each.getLevel().equals(at))
                .map(format::formatMessage)
                .toList();
    }

    /** {@return what a log file would have of that level} */
    List<String> printed(Level at) {
        var format = new SimpleFormatter();
        return records.stream()
                .filter(each -> each.getLevel().equals(at))
                .map(format::format)
                .toList();
    }

    @Override
    public void close() {
        RUNTIME.removeHandler(handler);
        RUNTIME.setLevel(level);
        RUNTIME.setUseParentHandlers(forwarded);
    }
}
