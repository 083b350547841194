package dev.treadle.actor;

import java.io.PrintWriter;
import java.io.Writer;

/**
 * Stands in a log for a throwable that cannot be printed. A log handler that fails on a record
 * drops it, and nobody would learn of the failure that it is about.
 */
final class Printable extends Exception {

    private static final long serialVersionUID = 1;

    private Printable(Throwable original, Throwable why) {
        super(
                "%s, which cannot be printed: that threw %s"
                        .formatted(original.getClass().getName(), why.getClass().getName()));
        try {
            setStackTrace(original.getStackTrace());
        } catch (RuntimeException e) {
            setStackTrace(new StackTraceElement[0]);
        }
    }

    /** {@return the throwable, if it can be printed with all its causes; else what tells of it} */
    static Throwable of(Throwable original) {
        try {
            original.printStackTrace(new PrintWriter(Writer.nullWriter()));
            return original;
        } catch (RuntimeException | StackOverflowError e) {
            return new Printable(original, e);
        }
    }
}
