package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

/** Thrown by a spawn that cannot be: the instance could not be made, or the parent is ending. */
public final class SpawnException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SpawnException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
