package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What a state machine does after a message. Made by the methods of {@link StateMachine}.
 * Immutable.
 *
 * @param <S> the type of state
 * @param <M> the type of message
 */
public final class Transition<S, M> {

    /** Where it leads. */
    enum Kind {
        GO,
        STAY,
        REPEAT,
        UNHANDLED,
        STOP
    }

    /** A message that comes after a time. */
    record Timeout<M>(Duration after, M message) {}

    private final Kind kind;
    private final @Nullable S next;
    private final boolean postpones;
    private final @Nullable Timeout<M> stateTimeout;

    Transition(Kind kind, @Nullable S next, boolean postpones, @Nullable Timeout<M> stateTimeout) {
        this.kind = kind;
        this.next = next;
        this.postpones = postpones;
        this.stateTimeout = stateTimeout;
    }

    /**
     * {@return the same, and a message to the actor itself after a time, unless the state changes
     * first} It takes the place of an earlier one.
     *
     * @param after how long from now
     * @param message the message
     */
    public Transition<S, M> stateTimeout(Duration after, M message) {
        return new Transition<>(
                kind,
                next,
                postpones,
                new Timeout<>(requireNonNull(after, "after"), requireNonNull(message, "message")));
    }

    /**
     * {@return the same, but the message is kept: it is handled again, before those in the mailbox,
     * when the state has changed}
     */
    public Transition<S, M> postpone() {
        return new Transition<>(kind, next, true, stateTimeout);
    }

    Kind kind() {
        return kind;
    }

    /** {@return the state that it leads to} */
    S from(S state) {
        return next == null ? state : next;
    }

    boolean postpones() {
        return postpones;
    }

    @Nullable Timeout<M> stateTimeout() {
        return stateTimeout;
    }
}
