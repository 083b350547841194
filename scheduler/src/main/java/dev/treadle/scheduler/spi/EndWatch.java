package dev.treadle.scheduler.spi;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.Result;

import org.jspecify.annotations.Nullable;

/**
 * Calls back at the end of a result for as long as somebody cares. A wait that may be over before
 * the result leaves nothing in it so, however long that one lives.
 */
public final class EndWatch {

    private static volatile @Nullable Way installed;

    private EndWatch() {}

    /** How results are watched. */
    @FunctionalInterface
    public interface Way {

        /**
         * Begins to watch.
         *
         * @param result what to watch
         * @param onEnd what to call when it has ended
         * @return withdraws the call
         */
        Runnable watch(Result<?> result, Runnable onEnd);
    }

    /**
     * Sets how results are watched, before there is one.
     *
     * @param way the way
     */
    public static void install(Way way) {
        installed = way;
    }

    /**
     * Calls back once when a result has ended: on the thread that ends it, or at once if it has.
     *
     * @param result what to watch
     * @param onEnd what to call
     * @return withdraws the call, and may be run more than once, at any time and by any thread; a
     *     call that has begun by then goes on
     */
    public static Runnable on(Result<?> result, Runnable onEnd) {
        return requireNonNull(installed).watch(result, onEnd);
    }
}
