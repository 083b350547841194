package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

/** Says that a call was not made, since those before it failed. Its cause is the last failure. */
public final class CircuitOpenException extends ResultException {

    private static final long serialVersionUID = 1;

    CircuitOpenException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private CircuitOpenException(
            @Nullable String message, @Nullable Throwable cause, boolean withStack) {
        super(String.valueOf(message), cause, withStack);
    }

    @Override
    protected ResultException forAwaiter() {
        return new CircuitOpenException(getMessage(), getCause(), true);
    }
}
