package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.Overflow;
import dev.treadle.mailbox.spi.MessageQueue;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * An actor's life, as seen by the one thread that runs it at the moment: its start, its restarts
 * and its end. All but the accessors is called by that thread alone.
 */
abstract class CellLife<M> extends CellHandling<M> {

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

    /** The flags that say that it is not in its first phase. */
    private static final int LIFE = RESTARTING | ENDING | TERMINATED;

    private static final Signal POST_STOP = new Signal.PostStop();

    /** Makes its instances; it has its options too, where it has any of its own. */
    final ActorFactory<M> factory;

    CellLife(LocalActorSystem system, ActorFactory<M> factory, ActorOptions options) {
        super(system, options);
        this.factory = Tailored.of(factory, options);
    }

    /** {@return whether it runs a loop that will give up its instance as soon as it can} */
    abstract boolean interruptsLoop(GroupRestart.GiveUp asked);

    final Supervision supervision() {
        return Tailored.options(factory).supervisionOption().orElse(system.options().supervision());
    }

    /** {@return what happens when the mailbox is full} */
    final Overflow overflow() {
        return Tailored.options(factory)
                .mailboxOptions()
                .orElse(system.options().mailbox())
                .overflow();
    }

    final Phase phase() {
        int flags = state();
        if ((flags & LIFE) == 0) {
            return Phase.RUNNING;
        } else if ((flags & TERMINATED) != 0) {
            return Phase.ENDED;
        } else {
            return (flags & ENDING) != 0 ? Phase.ENDING : Phase.RESTARTING;
        }
    }

    /**
     * Sees to what is more urgent than messages, and moves a life that waits for children on.
     *
     * @return whether the actor may take a message now
     */
    final boolean attend() {
        if (!has(NOTICES | STOPPING | STARTING | LIFE)) {
            return true;
        }
        takeNoticesIfAny();
        goOn();
        while (!has(LIFE) && has(STARTING)) {
            clear(STARTING);
            signal(new SignalLetter(new Signal.Started()));
        }
        return !has(LIFE);
    }

    private void goOn() {
        switch (phase()) {
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
    final @Nullable Object nextLetter(MessageQueue.Seen seen) {
        Object letter = poll(seen);
        if (letter == null && closedAndEmpty()) {
            beginEnd();
        }
        return letter;
    }

    /** {@return the flags that call for a run now, whatever is in the mailbox} */
    final int urgent() {
        return switch (phase()) {
            case RUNNING -> NOTICES | STOPPING | CLOSED | STARTING;
            case RESTARTING -> NOTICES | STOPPING | (nothingWaits() ? CLOSED : 0);
            case ENDING, ENDED -> NOTICES;
        };
    }

    /** {@return whether it takes no message before something else has happened} */
    final boolean waitsForOthers() {
        return has(RESTARTING | ENDING) && !has(TERMINATED);
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
        system.listener().restarted(self(), cause);
        instance(null);
        clear(STARTING);
        Desk desk = desk();
        desk.restart(restart);
        if (!has(LIFE)) {
            set(RESTARTING);
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
        } else if (!has(LIFE) && !interruptsLoop(asked)) {
            giveUpNow(asked);
        }
    }

    final void giveUpNow(GroupRestart.GiveUp asked) {
        var restart = new Restart(supervision().manner().keepsChildren());
        restart.holdFor(asked.group());
        beginRestart(asked.cause(), restart);
    }

    /** A factory that fails is tried again here, as often as supervision allows. */
    private void restartOnceReady() {
        while (phase() == Phase.RESTARTING && !has(STOPPING)) {
            Restart restart = requireNonNull(desk().restart());
            if (!childrenAllow(restart) || restart.isHeld(self())) {
                return;
            }
            self().waitEnds();
            unsealChildren();
            try {
                start(Spawning.create(self(), factory));
            } catch (Throwable e) {
                Failing.failed(self(), null, e);
            }
        }
    }

    /** {@return whether the children have ended, or where they live on those that are stopped} */
    private boolean childrenAllow(Restart restart) {
        if (!restart.keepsChildren) {
            return stopLastChild();
        }
        Annex annex = annexIfAny();
        Children children = annex == null ? null : annex.childrenIfAny();
        Optional<ActorCell<?>> stopping =
                children == null ? Optional.empty() : children.anyStopping();
        stopping.ifPresent(this::waitForEnd);
        return stopping.isEmpty();
    }

    private void start(Actor<M> made) {
        instance(made);
        desk().restart(null);
        clear(RESTARTING);
        if (made.hears()) {
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
        if (phase().isLast()) {
            return;
        }
        set(ENDING | CLOSED);
        Desk desk = deskIfAny();
        if (desk != null) {
            desk.clear().forEach(letter -> discard(letter, Reason.STOPPED, null));
        }
        drain();
        endOnceChildless();
    }

    private void endOnceChildless() {
        if (!stopLastChild()) {
            return;
        }
        self().waitEnds();
        hook(POST_STOP);
        instance(null);
        set(TERMINATED);
        drain();
        GroupRestart group = siblingsGroup();
        if (group != null) {
            group.ended(self()); // before its parent knows, while it is still seen to be at work
        }
        self().ended();
    }

    /** {@return whether there is none; else the one started last is on its way to its end} */
    private boolean stopLastChild() {
        Annex annex = annexIfAny();
        Children children = annex == null ? null : annex.childrenIfAny();
        if (children == null) {
            return true;
        }
        children.seal();
        int how = state() & (KILLED | STOPPING);
        children.endLike(how);
        children.lastStarted()
                .ifPresent(child -> {
                    endLikeThis(child, how);
                    waitForEnd(child);
                });
        return children.isEmpty();
    }

    private void endLikeThis(ActorCell<?> child, int how) {
        if ((how & KILLED) != 0) {
            child.kill();
        } else if ((how & STOPPING) != 0 || phase() == Phase.RESTARTING) {
            child.stop();
        } else {
            child.close();
        }
    }

    private void waitForEnd(ActorCell<?> child) {
        if (!(self().waits() instanceof Wait.ForEnd end && end.whom() == child)) {
            system.waitGraph().begins(new Wait.ForEnd(self(), child));
        }
    }

    /** {@return whether its end has become more urgent since its children were told} */
    final boolean endsOtherwise(int flags) {
        if (phase() != Phase.ENDING) {
            return false;
        }
        Annex annex = annexIfAny();
        Children children = annex == null ? null : annex.childrenIfAny();
        return children != null && !children.endsLike(flags & (KILLED | STOPPING));
    }

    final void takeNoticesIfAny() {
        if (has(NOTICES)) {
            takeNotices();
        }
    }

    private void takeNotices() {
        clear(NOTICES);
        Annex annex = annex();
        var notices = annex.notices;
        for (Noticed next = notices.poll(); next != null; next = notices.poll()) {
            annex.noticedAfter = next.after();
            next.notice().arrive(self());
        }
        Children children = annex.childrenIfAny();
        if (children != null) {
            children.letGo();
        }
    }

    /** Has what was noticed handled after the messages that were sent before it came. */
    final void aside(Aside aside) {
        if (!phase().isLast()) {
            desk().asides().add(aside, mailbox().waitingUpTo(annex().noticedAfter));
        }
    }
}
