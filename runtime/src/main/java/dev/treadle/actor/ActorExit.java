package dev.treadle.actor;

/**
 * Thrown by a looping actor's {@code receive} when the actor is to end: after it was closed, when
 * all that was sent before is received; after it was stopped or killed, at once. It may be caught
 * to clean up. A further {@code receive} throws it again.
 */
public final class ActorExit extends RuntimeException {

    private static final long serialVersionUID = 1;

    ActorExit(String path) {
        super(path + " is to end", null, false, false);
    }
}
