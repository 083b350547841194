package dev.treadle.scheduler.spi;

/** Has the JVM do something when it is told to end, by a signal or {@code System.exit}. */
public final class ExitHook implements AutoCloseable {

    private final Thread thread;

    private ExitHook(Thread thread) {
        this.thread = thread;
    }

    /**
     * Sets one.
     *
     * @param name what its thread is called
     * @param action what to do; the JVM waits for it
     * @return the hook; it has no effect where the JVM is ending already
     */
    public static ExitHook set(String name, Runnable action) {
        var hook = new ExitHook(new Thread(null, action, name, 0, false));
        try {
            Runtime.getRuntime().addShutdownHook(hook.thread);
        } catch (IllegalStateException e) {
            // the JVM is ending, and takes no hook any more
        }
        return hook;
    }

    /** Takes it back, unless the JVM is ending already. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // it runs, or has run
        }
    }
}
