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

    /** {@return whether it runs a loop that will give up its instance as soon as it can} */
    abstract boolean interruptsLoop(GroupRestart.GiveUp asked);

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
        int flags = state();
        if ((flags & (NOTICES | STOPPING | STARTING)) == 0 && phase == Phase.RUNNING) {
            return true;
        }
        takeNoticesIfAny();
        goOn();
        while (phase == Phase.RUNNING && has(STARTING)) {
            clear(STARTING);
            signal(new SignalLetter(new Signal.Started()));
        }
        return phase == Phase.RUNNING;
    }

    private void goOn() {
        switch (phase) {
            case RUNNING -> {
                if (has(STOPPING)) {
                    beginEnd();
                }
            }
            case RESTARTING -> {
                if (has(STOPPING) || (has(CLOSED) && nothingWaits())) {
                    beginEnd();
                } else {
                    restartOnceReady();
                }
            }
            case ENDING -> endOnceChildless();
            case ENDED -> drain();
        }
    }

    /** {@return whether no message waits, taken together with what was put back} */
    private boolean nothingWaits() {
        Desk desk = deskIfAny();
        return mailbox().isEmpty() && (desk == null || desk.isFrontEmpty()) && nothingSkipped();
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
            case RUNNING -> (flags & (STOPPING | CLOSED | STARTING)) != 0 || !mailbox().isEmpty();
            case RESTARTING -> (flags & STOPPING) != 0 || ((flags & CLOSED) != 0 && nothingWaits());
            case ENDING -> false;
            case ENDED -> !mailbox().isEmpty();
        };
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
        Strand strand = Strand.current();
        if (strand != null) {
            strand.task(ask);
        }
        try {
            requireNonNull(actor).receive((M) ask.message());
            ask.release();
        } catch (Throwable e) {
            Failing.failed(self(), letter, e);
        }
        if (strand != null) {
            strand.task(null);
        }
    }

    private void receiveAdapted(Adapted<?, M> adapted, Object letter) {
        try {
            requireNonNull(actor).receive(adapted.message(self()));
        } catch (Throwable e) {
            Failing.failed(self(), letter, e);
        }
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
                requireNonNull(actor).onSignal(letter.signal());
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
            requireNonNull(actor).onSignal(letter.signal());
        }
    }

    /** Gives the instance up, and makes a new one as soon as nothing holds the restart. */
    final void beginRestart(Throwable cause, Restart restart) {
        hook(new Signal.PreRestart(cause));
        ActorLocals locals = system.actorLocals();
        if (locals != null) {
            locals.clear(this);
        }
        system.figures().restarted(self().type());
        Events.restarted(self(), cause);
        actor = null;
        clear(STARTING);
        Desk desk = desk();
        desk.restart(restart);
        if (phase == Phase.RUNNING) {
            phase = Phase.RESTARTING;
            desk.instanceEnds();
            if (!restart.keepsChildren) {
                desk.childrenEnd(self());
            }
            restartOnceReady();
        }
    }

    /** Gives the instance up as others of a group do. */
    final void giveUp(GroupRestart.GiveUp asked) {
        Restart goingOn = desk().restart();
        if (goingOn != null) {
            goingOn.holdFor(asked.group());
        } else if (phase == Phase.RUNNING && !interruptsLoop(asked)) {
            giveUpNow(asked);
        }
    }

    final void giveUpNow(GroupRestart.GiveUp asked) {
        var restart = new Restart(supervision.manner().keepsChildren());
        restart.holdFor(asked.group());
        beginRestart(asked.cause(), restart);
    }

    /** A factory that fails is tried again here, as often as supervision allows. */
    private void restartOnceReady() {
        while (phase == Phase.RESTARTING && !has(STOPPING)) {
            Restart restart = requireNonNull(desk().restart());
            if ((!restart.keepsChildren && !stopLastChild()) || restart.isHeld(self())) {
                return;
            }
            unsealChildren();
            try {
                start(Spawning.create(self(), factory));
            } catch (Throwable e) {
                Failing.failed(self(), null, e);
            }
        }
    }

    private void start(Actor<M> made) {
        actor = made;
        desk().restart(null);
        phase = Phase.RUNNING;
        if (Hearing.of(made)) {
            set(STARTING);
        }
        GroupRestart group = siblingsGroup();
        if (group != null) {
            group.made(self());
        }
    }

    private @Nullable GroupRestart siblingsGroup() {
        ActorCell<?> parent = self().parent();
        return parent == null ? null : parent.annex().children().groupIfAny();
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
        GroupRestart group = siblingsGroup();
        if (group != null) {
            group.ended(self());
        }
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
}
