package dev.treadle.actor;

/** Says that an actor puts more messages aside than its stash holds. */
public final class StashOverflowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StashOverflowException(String path, int capacity) {
        super(
                "%s has put %d messages aside, all that its stash holds; unstash them, or give it more room"
                        .formatted(path, capacity));
    }
}
