package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.Transition.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * An actor as a finite state machine, after OTP's {@code gen_statem}: what a message does depends
 * on the state, and leads to a state. States are compared by {@code equals}; what does not decide
 * how messages are handled is better kept in fields than in the state.
 *
 * <p>A change of state ends the state's time-out, is told to {@link #onEnter}, and has the messages
 * that were postponed handled again, in order, before those in the mailbox.
 *
 * @param <S> the type of state, best an enum or a sealed interface of records
 * @param <M> the type of message
 */
public abstract class StateMachine<S, M> extends Actor<M> {

    private static final int POSTPONED = 1_000;
    private static final Object STATE_TIMEOUT = "state time-out";

    private final int capacity;
    private S state;
    private @Nullable StashBuffer<M> postponed;

    /**
     * Begins in a state, with room for 1,000 postponed messages.
     *
     * @param initial the state
     */
    protected StateMachine(S initial) {
        this(initial, POSTPONED);
    }

    /**
     * Begins in a state.
     *
     * @param initial the state
     * @param postponed how many messages can be postponed at once, at least 1; one more fails
     */
    protected StateMachine(S initial, int postponed) {
        state = requireNonNull(initial, "initial");
        capacity = postponed;
    }

    /**
     * Handles a message.
     *
     * @param now the state
     * @param message the message
     * @return where it leads
     * @throws Exception if it fails; the actor's supervision decides what follows
     */
    protected abstract Transition<S, M> handle(S now, M message) throws Exception;

    /**
     * Is told of a state that is entered: of the first one as the actor starts. Does nothing unless
     * overridden.
     *
     * @param from the state before, the same one at the start and when it is repeated
     * @param to the state, which holds now
     * @throws Exception if it fails; the actor's supervision decides what follows
     */
    protected void onEnter(S from, S to) throws Exception {}

    /** {@return the state} */
    protected final S state() {
        return state;
    }

    /**
     * {@return to go to a state; if it equals the one before, nothing changes}
     *
     * @param next the state
     */
    protected final Transition<S, M> goTo(S next) {
        return new Transition<>(Kind.GO, requireNonNull(next, "next"), false, null);
    }

    /** {@return to stay as it is} */
    protected final Transition<S, M> stay() {
        return new Transition<>(Kind.STAY, null, false, null);
    }

    /** {@return to enter the same state again, as if it had changed} */
    protected final Transition<S, M> repeat() {
        return new Transition<>(Kind.REPEAT, null, false, null);
    }

    /** {@return to stay, and to handle the message again when the state has changed} */
    protected final Transition<S, M> postpone() {
        return stay().postpone();
    }

    /** {@return to stay, with the message a dead letter and an ask failed} */
    protected final Transition<S, M> unhandled() {
        return new Transition<>(Kind.UNHANDLED, null, false, null);
    }

    /** {@return to end, normally; what still waits becomes dead letters} */
    protected final Transition<S, M> end() {
        return new Transition<>(Kind.STOP, null, false, null);
    }

    /**
     * Sends a message to this actor after a time, unless the state changes first. It takes the
     * place of an earlier one.
     *
     * @param after how long from now
     * @param message the message
     */
    protected final void stateTimeout(Duration after, M message) {
        context().timers().once(STATE_TIMEOUT, after, message);
    }

    @Override
    protected final void receive(M message) throws Exception {
        Transition<S, M> transition = handle(state, message);
        if (transition == null) {
            throw new IllegalStateException(
                    "%s handled %s and returned null; return stay() to change nothing"
                            .formatted(self().path(), Texts.brief(message)));
        }
        if (transition.postpones()) {
            postponed().stash(message);
        }
        switch (transition.kind()) {
            case GO -> change(transition.from(state), false);
            case REPEAT -> change(state, true);
            case UNHANDLED -> context().unhandled(message);
            case STOP -> cell().beginEnd();
            case STAY -> {}
        }
        var timeout = transition.stateTimeout();
        if (timeout != null && transition.kind() != Kind.STOP) {
            stateTimeout(timeout.after(), timeout.message());
        }
    }

    private void change(S next, boolean again) throws Exception {
        S from = state;
        if (!again && from.equals(next)) {
            return;
        }
        state = next;
        context().timers().cancel(STATE_TIMEOUT);
        if (postponed != null) {
            postponed.unstashAll();
        }
        onEnter(from, next);
    }

    private StashBuffer<M> postponed() {
        StashBuffer<M> made = postponed;
        if (made == null) {
            made = context().stash(capacity);
            postponed = made;
        }
        return made;
    }

    @Override
    final void hear(Signal signal) throws Exception {
        if (signal instanceof Signal.Started) {
            onEnter(state, state);
        }
        super.hear(signal);
    }

    @Override
    final boolean hears() {
        return true;
    }
}
