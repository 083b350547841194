package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Thins out the log of an actor that fails in the same way again and again: with the same type of
 * exception, from the same place. Used by the thread that runs the actor.
 */
final class FailureLog {

    /** After so long without a failure the next one is a new one. */
    private static final long LONG_AGO = Duration.ofSeconds(10).toNanos();

    private @Nullable Class<?> type;
    private @Nullable StackTraceElement place;
    private long alike;
    private long last;
    private long omitted;

    /** Counts a failure. {@return whether it is logged} */
    boolean admits(Throwable cause, long now) {
        StackTraceElement from = place(cause);
        boolean same = cause.getClass() == type && (from == null || from.equals(place));
        if (!same || now - last > LONG_AGO) {
            type = cause.getClass();
            place = from;
            alike = 0;
        }
        last = now;
        alike++;
        boolean logged = Seldom.isLogged(alike);
        if (!logged) {
            omitted++;
        }
        return logged;
    }

    /** Has the next failure logged, whatever it is. */
    void next() {
        type = null;
    }

    /** An exception thrown often enough may have lost its stack: then its type has to do. */
    private static @Nullable StackTraceElement place(Throwable cause) {
        StackTraceElement[] stack = cause.getStackTrace();
        return stack.length == 0 ? null : stack[0];
    }

    /** {@return how many failures have not been logged since this was last asked} */
    long takeOmitted() {
        long count = omitted;
        omitted = 0;
        return count;
    }
}
