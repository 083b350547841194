package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.spi.Strand;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;

/**
 * An actor's life, as seen by the one thread that runs it at the moment: its messages, its
 * failures, its restarts and its end. All but the accessors is called by that thread alone.
 */
abstract class CellLife<M> extends CellMail<M> {

    private static final System.Logger LOG = System.getLogger(ActorSystem.class.getName());

    /** Where an actor is in its life. */
    enum Phase {
        /** Handles messages. */
        RUNNING,
        /** Waits for its children to end, then goes on with a new instance. */
        RESTARTING,
        /** Waits for its children to end, then ends. */
        ENDING,
        /** Has ended; what still comes is a dead letter. */
        ENDED;

        boolean isLast() {
            return this == ENDING || this == ENDED;
        }
    }

    final ActorFactory<M> factory;
    private final Supervision supervision;
    private @Nullable Actor<M> actor;
    private Phase phase = Phase.RUNNING;

    CellLife(LocalActorSystem system, ActorFactory<M> factory, ActorOptions options) {
        super(system, options);
        this.factory = factory;
        supervision = options.supervisionOption().orElse(system.options().supervision());
    }

    final Supervision supervision() {
        return supervision;
    }

    final Phase phase() {
        return phase;
    }

    final @Nullable Actor<M> instance() {
        return actor;
    }

    final void instance(Actor<M> made) {
        actor = made;
    }

    /**
     * Sees to what is more urgent than messages, and moves a life that waits for children on.
     *
     * @return whether the actor may take a message now
     */
    final boolean attend() {
        takeNoticesIfAny();
        return switch (phase) {
            case RUNNING -> {
                if (has(STOPPING)) {
                    beginEnd();
                }
                yield phase == Phase.RUNNING;
            }
            case RESTARTING -> {
                if (has(STOPPING)) {
                    beginEnd();
                } else {
                    restartOnceChildless();
                }
                yield phase == Phase.RUNNING;
            }
            case ENDING -> {
                endOnceChildless();
                yield false;
            }
            case ENDED -> {
                drain();
                yield false;
            }
        };
    }

    /** {@return the next message, or null; then the end begins if the actor was closed} */
    final @Nullable Object nextLetter() {
        Object letter = poll();
        if (letter == null && closedAndEmpty()) {
            beginEnd();
        }
        return letter;
    }

    /** {@return whether there is something to do, given flags that were just read} */
    final boolean worthRunning(int flags) {
        if ((flags & NOTICES) != 0) {
            return true;
        }
        return switch (phase) {
            case RUNNING -> (flags & (STOPPING | CLOSED)) != 0 || !mailbox().isEmpty();
            case RESTARTING -> (flags & STOPPING) != 0;
            case ENDING -> false;
            case ENDED -> !mailbox().isEmpty();
        };
    }

    /** Handles a letter by the actor's handler. */
    @SuppressWarnings("unchecked") // tell takes messages of M only
    final void handle(Object letter) {
        Class<?> kind = letter.getClass();
        if (kind == Ask.class) {
            var ask = (Ask<?>) letter;
            Strand strand = Strand.current();
            if (strand != null) {
                strand.task(ask);
            }
            receive((M) ask.message(), ask);
            ask.release();
            if (strand != null) {
                strand.task(null);
            }
        } else if (kind == SignalLetter.class) {
            signal(((SignalLetter) letter).signal());
        } else if (kind == Adapted.class) {
            receiveAdapted((Adapted<?, M>) letter);
        } else if (kind == Packed.class) {
            var packed = (Packed) letter;
            packed.bound().run(() -> handle(packed.letter()));
        } else {
            receive((M) letter, null);
        }
    }

    private void receive(M message, @Nullable Ask<?> ask) {
        try {
            requireNonNull(actor).receive(message);
        } catch (Throwable e) {
            Failing.failed(this, message, ask, e);
        }
    }

    private void receiveAdapted(Adapted<?, M> letter) {
        M message;
        try {
            message = letter.message(self());
        } catch (Throwable e) {
            Failing.failed(this, letter.content(), null, e);
            return;
        }
        receive(message, null);
    }

    /** A child's failure is handled as a message is: what throws is supervised. */
    final void signal(Signal signal) {
        try {
            requireNonNull(actor).onSignal(signal);
        } catch (Throwable e) {
            Failing.failed(this, signal, null, e);
        }
    }

    final void beginRestart(Throwable cause) {
        hook(new Signal.PreRestart(cause));
        ActorLocals locals = system.actorLocals();
        if (locals != null) {
            locals.clear(this);
        }
        system.figures().restarted(self().type());
        Events.restarted(self(), cause);
        actor = null;
        if (phase == Phase.RUNNING) {
            phase = Phase.RESTARTING;
            Desk desk = deskIfAny();
            if (desk != null) {
                desk.childrenEnd(self());
            }
            restartOnceChildless();
        }
    }

    /** A factory that fails is tried again here, as often as supervision allows. */
    private void restartOnceChildless() {
        while (phase == Phase.RESTARTING && !has(STOPPING) && stopLastChild()) {
            unsealChildren();
            try {
                actor = Spawning.create(self(), factory);
                phase = Phase.RUNNING;
            } catch (Throwable e) {
                Failing.failed(this, null, null, e);
            }
        }
    }

    private void unsealChildren() {
        Annex annex = annexIfAny();
        Children children = annex == null ? null : annex.childrenIfAny();
        if (children != null) {
            children.unseal();
        }
    }

    /** Begins the actor's end: no more messages, then no more children, then no more actor. */
    final void beginEnd() {
        if (phase.isLast()) {
            return;
        }
        phase = Phase.ENDING;
        set(CLOSED);
        Desk desk = deskIfAny();
        if (desk != null) {
            desk.clear();
        }
        drain();
        endOnceChildless();
    }

    private void endOnceChildless() {
        if (!stopLastChild()) {
            return;
        }
        hook(new Signal.PostStop());
        actor = null;
        phase = Phase.ENDED;
        set(TERMINATED);
        self().left();
        drain();
        self().ended();
    }

    private void hook(Signal signal) {
        if (actor == null) {
            return;
        }
        try {
            actor.onSignal(signal);
        } catch (Throwable e) {
            LOG.log(Level.ERROR, () -> "%s failed on %s".formatted(self().path(), signal), e);
        }
    }

    /** {@return whether there is none; else the one started last is on its way to its end} */
    private boolean stopLastChild() {
        Annex annex = annexIfAny();
        Children children = annex == null ? null : annex.childrenIfAny();
        if (children == null) {
            return true;
        }
        children.seal();
        children.lastStarted().ifPresent(this::endLikeThis);
        return children.isEmpty();
    }

    private void endLikeThis(ActorCell<?> child) {
        if (has(KILLED)) {
            child.kill();
        } else if (has(STOPPING) || phase == Phase.RESTARTING) {
            child.stop();
        } else {
            child.close();
        }
    }

    final void takeNoticesIfAny() {
        if (has(NOTICES)) {
            takeNotices();
        }
    }

    private void takeNotices() {
        clear(NOTICES);
        var notices = annex().notices;
        for (Notice notice = notices.poll(); notice != null; notice = notices.poll()) {
            notice.arrive(self());
        }
    }

    /** Has something handled after the messages that wait now. For the thread that runs it. */
    final void aside(Aside aside) {
        if (!phase.isLast()) {
            desk().asides().add(aside, mailbox().size());
        }
    }

    /** For the thread that runs it. */
    final Desk desk() {
        return annex().desk();
    }

    /** For the thread that runs it. */
    final @Nullable Desk deskIfAny() {
        Annex annex = annexIfAny();
        return annex == null ? null : annex.deskIfAny();
    }
}
