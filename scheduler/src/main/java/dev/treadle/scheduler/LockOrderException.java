package dev.treadle.scheduler;

/** A lock was acquired in the wrong order; the message names it and the one it comes before. */
public final class LockOrderException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    LockOrderException(String sentence) {
        super(sentence);
    }
}
