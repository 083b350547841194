package dev.treadle.actor;

import static dev.treadle.actor.SystemLog.LOG;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;

/** Hands letters to an actor's instance, one at a time, on the thread that runs it. */
abstract class CellHandling<M> extends CellMail<M> {

    private @Nullable Actor<M> actor;

    /** The ask whose message is being handled. */
    private @Nullable Ask<?> wrapped;

    CellHandling(LocalActorSystem system, ActorOptions options) {
        super(system, options);
    }

    final @Nullable Actor<M> instance() {
        return actor;
    }

    final void instance(@Nullable Actor<M> made) {
        actor = made;
    }

    /** Handles a letter by the actor's handler. */
    @SuppressWarnings("unchecked") // tell takes messages of M only
    final void handle(Object letter) {
        Class<?> kind = letter.getClass();
        if (kind == Ask.class) {
            receive((Ask<?>) letter, letter);
        } else if (kind == SignalLetter.class) {
            signal((SignalLetter) letter);
        } else if (kind == Adapted.class) {
            receiveAdapted((Adapted<?, M>) letter, letter);
        } else if (kind == Stamped.class) {
            system.requireProbe().handleTimed(self(), (Stamped) letter);
        } else if (kind == Packed.class) {
            open(letter, letter);
        } else if (kind == Retried.class) {
            open(((Retried) letter).letter(), letter);
        } else {
            receive((M) letter, letter);
        }
    }

    private void receive(M message, Object letter) {
        try {
            requireNonNull(actor).receive(message);
        } catch (Throwable e) {
            Failing.failed(self(), letter, e);
        }
    }

    @SuppressWarnings("unchecked") // ask takes messages of M only
    private void receive(Ask<?> ask, Object letter) {
        wrapped = ask;
        try {
            requireNonNull(actor).receive((M) ask.message());
            ask.release();
        } catch (Throwable e) {
            Failing.failed(self(), letter, e);
        } finally {
            wrapped = null;
        }
    }

    /** {@return the ask whose message is being handled, if it is one} */
    final @Nullable Ask<?> asked() {
        return wrapped;
    }

    /** {@return the letter, as it was sent, that a message which is being handled came in} */
    @SuppressWarnings("ReferenceEquality") // that message, not one like it
    Object letterOf(Object message) {
        Ask<?> asked = wrapped;
        return asked != null && asked.message() == message ? asked : message;
    }

    private void receiveAdapted(Adapted<?, M> adapted, Object letter) {
        M message;
        try {
            message = adapted.message(self());
        } catch (Throwable e) {
            Failing.failed(self(), letter, e);
            return;
        }
        receive(message, Letters.around(message, letter));
    }

    /** Handles what is in a letter that has something around it. */
    @SuppressWarnings("unchecked") // it was a letter to this actor before
    private void open(Object inner, Object letter) {
        switch (inner) {
            case Packed(var packed, var bound) -> bound.run(() -> open(packed, letter));
            case Ask<?> ask -> receive(ask, letter);
            case Adapted<?, ?> adapted -> receiveAdapted((Adapted<?, M>) adapted, letter);
            case Object message -> receive((M) message, letter);
        }
    }

    /** A signal is handled as a message is: what throws is supervised. */
    final void signal(SignalLetter letter) {
        try {
            if (letter.escalates() && letter.signal() instanceof Signal.ChildFailed failed) {
                Failing.failed(self(), null, failed.cause());
            } else {
                requireNonNull(actor).hear(letter.signal());
            }
        } catch (Throwable e) {
            Failing.failed(self(), letter, e);
        }
    }

    /**
     * Hands a signal to an instance that receives its messages itself, which fails if it throws.
     */
    final void signalLoop(SignalLetter letter) throws Exception {
        if (letter.escalates() && letter.signal() instanceof Signal.ChildFailed failed) {
            throw Sneaky.<Exception>rethrow(failed.cause());
        } else {
            requireNonNull(actor).hear(letter.signal());
        }
    }

    /** Tells the instance of its end, which what it throws does not change. */
    final void hook(Signal signal) {
        if (actor == null) {
            return;
        }
        try {
            actor.hear(signal);
        } catch (Throwable e) {
            LOG.log(
                    Level.ERROR,
                    () -> "%s failed on %s".formatted(self().path(), signal),
                    Printable.of(e));
        }
    }
}
