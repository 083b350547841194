package dev.treadle.scheduler;

import dev.treadle.scheduler.spi.Unwinding;

/** What nobody catches, and what must not end the thread it came up on either. */
final class Uncaught {

    private Uncaught() {}

    /** Tells it to the handler of the current thread, and survives that one, as the JVM does. */
    static void report(Throwable thrown) {
        if (thrown instanceof Unwinding) {
            return;
        }
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } catch (Throwable ignored) {
            // there is nobody left to tell
        }
    }
}
