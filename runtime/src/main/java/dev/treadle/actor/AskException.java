package dev.treadle.actor;

import dev.treadle.scheduler.ResultException;

import org.jspecify.annotations.Nullable;

/**
 * Says how an ask ended without a reply. Thrown to who awaits it, with the stack of the wait; in a
 * callback it has no stack. Its cause is what the handler threw, where it threw.
 */
public final class AskException extends ResultException {

    private static final long serialVersionUID = 1;

    /** How an ask ends without a reply. */
    public enum Reason {
        /** The handler threw before it replied, or answered with a failure. */
        FAILED,
        /**
         * The actor ended, or had ended, before it handled the message, or was killed meanwhile.
         */
        STOPPED,
        /** The mailbox was full. */
        REJECTED,
        /** Nobody replied in time. */
        TIMED_OUT,
        /** The asker cancelled it. */
        CANCELLED,
        /** Actors awaited each other in a ring, and none of them went on. */
        DEADLOCKED
    }

    private final Reason reason;
    private final String actor;

    AskException(Reason reason, String actor, String message, @Nullable Throwable cause) {
        this(reason, actor, message, cause, false);
    }

    private AskException(
            Reason reason,
            String actor,
            @Nullable String message,
            @Nullable Throwable cause,
            boolean withStack) {
        super(String.valueOf(message), cause, withStack);
        this.reason = reason;
        this.actor = actor;
    }

    /** {@return how it ended} */
    public Reason reason() {
        return reason;
    }

    /** {@return the path of the actor that was asked} */
    public String actor() {
        return actor;
    }

    @Override
    protected ResultException forAwaiter() {
        return new AskException(reason, actor, getMessage(), getCause(), true);
    }
}
