package dev.treadle.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ResourceBundle;

/** A logger that keeps what is logged. */
final class LogRecorder implements System.Logger {

    record Entry(Level level, String message, Throwable thrown) {}

    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());

    List<Entry> entries() {
        return entries;
    }

    @Override
    public String getName() {
        return "recorder";
    }

    @Override
    public boolean isLoggable(Level level) {
        return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
        entries.add(new Entry(level, message, thrown));
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
        entries.add(new Entry(level, format, null));
    }
}
