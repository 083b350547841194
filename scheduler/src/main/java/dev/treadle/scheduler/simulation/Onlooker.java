package dev.treadle.scheduler.simulation;

import java.util.Optional;

/** Looks on at what a simulated run does. Called by one thread at a time. */
public interface Onlooker {

    /**
     * Called before somebody handles a message.
     *
     * @param who the path of the actor
     * @param message what kind of message it is
     * @return what the handler is to throw instead, empty if it is to handle it
     */
    Optional<RuntimeException> handles(String who, String message);
}
