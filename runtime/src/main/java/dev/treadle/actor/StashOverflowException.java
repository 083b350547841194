package dev.treadle.actor;

/** Says that an actor puts more messages aside than its stash holds. */
public final class StashOverflowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StashOverflowException(String path, int capacity) {
        super(
                "%s has put aside all that its stash holds, %d; unstash some, or give it more room"
                        .formatted(path, capacity));
    }
}
