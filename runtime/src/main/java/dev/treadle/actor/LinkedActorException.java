package dev.treadle.actor;

/** Says that an actor ended because one it was linked to failed, which is the cause. */
public final class LinkedActorException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LinkedActorException(String path, String linked, Throwable cause) {
        super(
                "%s ends with %s, which it is linked to and which failed: %s"
                        .formatted(path, linked, cause),
                cause,
                false,
                false);
    }
}
