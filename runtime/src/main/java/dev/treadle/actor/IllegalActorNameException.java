package dev.treadle.actor;

/** Thrown by a spawn whose name is illegal, or taken by another living child of the same parent. */
public final class IllegalActorNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    IllegalActorNameException(String message) {
        super(message);
    }
}
