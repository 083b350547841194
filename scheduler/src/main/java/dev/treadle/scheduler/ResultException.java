package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

/** Thrown to who awaits a {@link Result} that failed. Its cause is what went wrong. */
public class ResultException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Says what failed and why.
     *
     * @param message one sentence
     * @param cause what went wrong, if something was thrown
     */
    public ResultException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Says what failed and why, with or without the stack of the current thread.
     *
     * @param message one sentence
     * @param cause what went wrong, if something was thrown
     * @param withStack whether the current thread's stack tells anything
     */
    protected ResultException(String message, @Nullable Throwable cause, boolean withStack) {
        super(message, cause, true, withStack);
    }

    /**
     * {@return the exception for a thread that awaits: one with that thread's stack, where this was
     * made on another}
     */
    protected ResultException forAwaiter() {
        return this;
    }
}
