package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * One actor watches another. Called when the watched one has ended, then handed to the watcher,
 * where it takes its place among the messages; there it counts only if it still is the watch that
 * the watcher holds.
 *
 * @param message makes the message that the watcher gets instead of a signal, null for the signal
 */
record Watch<M>(
        ActorCell<M> watcher,
        ActorCell<?> watched,
        @Nullable Function<? super Signal.Terminated, ? extends M> message)
        implements Runnable, Notice, Aside {

    /** The watched actor has ended; called on its thread. */
    @Override
    public void run() {
        watcher.notice(this);
    }

    @Override
    public void arrive(ActorCell<?> cell) {
        if (watcher.desk().watches().holds(this)) {
            watcher.aside(this);
        }
    }

    @Override
    public @Nullable Object open() {
        if (!watcher.desk().watches().release(this)) {
            return null;
        }
        var ended = new Signal.Terminated(watched, watched.endReason());
        return message == null
                ? new SignalLetter(ended)
                : new Adapted<>(ended, message, "watchWith");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
