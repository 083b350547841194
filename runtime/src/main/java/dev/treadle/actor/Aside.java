package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

/** Something that keeps its place among an actor's messages, and was not sent as one. */
sealed interface Aside permits SignalLetter, Watch, Tick, ReceiveTimeout, Piped {

    /**
     * Called once, by the thread that runs the actor, when it is its turn.
     *
     * @return the letter to handle; null if it does not count any more
     */
    @Nullable Object open();
}
