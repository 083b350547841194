package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;
import dev.treadle.mailbox.spi.BlockedSenders;
import dev.treadle.mailbox.spi.MessageQueue;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;

/**
 * An actor's life, as seen by the one thread that runs it at the moment: its messages, its
 * failures, its restarts and its end. All but the accessors is called by that thread alone.
 */
abstract class CellLife<M> extends CellState implements MessageQueue.Owner {

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

    final LocalActorSystem system;
    final ActorFactory<M> factory;
    private final MessageQueue<Object> mailbox;
    private final Supervision supervision;
    private final Overflow overflow;
    private @Nullable Actor<M> actor;
    private Phase phase = Phase.RUNNING;

    CellLife(LocalActorSystem system, ActorFactory<M> factory, ActorOptions options) {
        this.system = system;
        this.factory = factory;
        supervision = options.supervisionOption().orElse(system.options().supervision());
        MailboxOptions kind = options.mailboxOptions().orElse(system.options().mailbox());
        overflow = kind.overflow();
        mailbox =
                MessageQueue.create(
                        Letters.unwrapping(kind), evicted -> drop(evicted, Reason.DROPPED), this);
    }

    abstract ActorCell<M> self();

    abstract Annex annex();

    abstract @Nullable Annex annexIfAny();

    final MessageQueue<Object> mailbox() {
        return mailbox;
    }

    /** {@return what happens when the mailbox is full} */
    final Overflow overflow() {
        return overflow;
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

    /** {@return whether all that was sent before the close has been taken} */
    final boolean closedAndEmpty() {
        return has(CLOSED) && mailbox.isEmpty();
    }

    /** Takes a letter, and lets in a sender that waits for the room. {@return it, or null} */
    final @Nullable Object poll() {
        Annex annex = annexIfAny();
        Object letter = annex == null ? mailbox.poll() : annex.poll(mailbox);
        return letter instanceof Stamped stamped ? system.measure(self(), stamped) : letter;
    }

    /** {@return the flags that call for a run now, whatever is in the mailbox} */
    final int urgent() {
        return switch (phase) {
            case RUNNING -> NOTICES | STOPPING | CLOSED;
            case RESTARTING -> NOTICES | STOPPING;
            case ENDING, ENDED -> NOTICES;
        };
    }

    /** {@return whether it waits for its children, and takes no message before they have ended} */
    final boolean waitsForChildren() {
        return phase == Phase.RESTARTING || phase == Phase.ENDING;
    }

    /** Has the actor run unless it does already. Called after setting a flag that it shall see. */
    final void wake() {
        if (resume()) {
            launch();
        }
    }

    /** {@return whether this call ended its rest: then it is for the caller to have it run} */
    final boolean resume() {
        return mailbox.resume() || clear(SUSPENDED);
    }

    /** {@return whether nobody runs it, nor is about to} */
    final boolean atRest() {
        return mailbox.resting() || has(SUSPENDED);
    }

    /** Handles a letter by the actor's handler. */
    @SuppressWarnings("unchecked") // tell takes messages of M only
    final void handle(Object letter) {
        Class<?> kind = letter.getClass();
        if (kind == Ask.class) {
            var ask = (Ask<?>) letter;
            receive((M) ask.message(), ask);
            ask.release();
        } else if (kind == SignalLetter.class) {
            signal(((SignalLetter) letter).signal());
        } else {
            receive((M) letter, null);
        }
    }

    private void receive(M message, @Nullable Ask<?> ask) {
        try {
            requireNonNull(actor).receive(message);
        } catch (Throwable e) {
            failed(message, ask, e);
        }
    }

    /** A child's failure is handled as a message is: what throws is supervised. */
    final void signal(Signal signal) {
        try {
            requireNonNull(actor).onSignal(signal);
        } catch (Throwable e) {
            failed(signal, null, e);
        }
    }

    /** Decides what becomes of the actor after its handler threw. */
    final void failed(@Nullable Object message, @Nullable Ask<?> ask, Throwable cause) {
        Thread.interrupted(); // what interrupted the handler is not for the signals and instance
        // to come
        if (message != null) {
            system.letters().failed(self(), message, cause);
        }
        if (ask != null) {
            ask.threw(cause);
        }
        system.figures().failed(self().type());
        if (cause instanceof Error error) {
            stopFor(message, error);
        } else if (!has(STOPPING)) {
            supervise(message, cause);
        }
    }

    private void stopFor(@Nullable Object message, Error error) {
        log(message, error, "stopped");
        annex().endedOf = error;
        beginEnd();
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "The uncaught-exception handler threw", e);
        }
    }

    private void supervise(@Nullable Object message, Throwable cause) {
        boolean goesOn = annex().restarts().admits(supervision, system.timers().nanoTime());
        Supervision.Directive directive =
                goesOn ? supervision.directive() : Supervision.Directive.STOP;
        switch (directive) {
            case RESUME -> log(message, cause, "resumed");
            case RESTART -> {
                log(message, cause, "restarted");
                beginRestart(cause);
            }
            case STOP -> {
                log(message, cause, goesOn ? "stopped" : "stopped after too many failures");
                annex().endedOf = cause;
                beginEnd();
            }
        }
    }

    private void log(@Nullable Object message, Throwable cause, String fate) {
        String what = message == null ? "" : " on " + message.getClass().getName();
        LOG.log(
                Level.ERROR,
                () -> "%s failed%s and is %s".formatted(self().path(), what, fate),
                cause);
    }

    private void beginRestart(Throwable cause) {
        hook(new Signal.PreRestart(cause));
        system.figures().restarted(self().type());
        Events.restarted(self(), cause);
        actor = null;
        if (phase == Phase.RUNNING) {
            phase = Phase.RESTARTING;
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
                failed(null, null, e);
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
        Annex annex = annex();
        for (ActorCell<?> child = annex.ended.poll(); child != null; child = annex.ended.poll()) {
            Throwable cause = child.annex().endedOf;
            if (cause != null) {
                annex.signals().add(new Signal.ChildFailed(child, cause), mailbox.size());
            }
        }
    }

    /** Makes dead letters of all messages, and of those whose senders wait for room. */
    private void drain() {
        Annex annex = annexIfAny();
        BlockedSenders senders = annex == null ? null : annex.sendersIfAny();
        if (senders != null) {
            senders.wakeAll();
        }
        self().drainSkipped();
        for (Object letter = mailbox.poll(); letter != null; letter = mailbox.poll()) {
            discard(letter, Reason.STOPPED, null);
        }
    }

    /** Makes a dead letter of a letter that will not be handled. */
    final void discard(Object letter, Reason reason, @Nullable Throwable cause) {
        Object bare = letter instanceof Stamped(var inner, _) ? inner : letter;
        if (!(bare instanceof SignalLetter)) {
            system.letters().add(self(), Letters.content(bare), reason, cause);
        }
        endAsk(bare, reason, cause);
    }

    /** Makes a dead letter of one that is given up on another thread than its sender's. */
    final void drop(Object letter, Reason reason) {
        Object bare = letter instanceof Stamped(var inner, _) ? inner : letter;
        Object message = Letters.content(bare);
        system.letters().publish(message, self().path(), null, reason, null);
        endAsk(bare, reason, null);
    }

    /** Comes after the dead letter, so that who asked finds it there. */
    private static void endAsk(Object letter, Reason reason, @Nullable Throwable cause) {
        if (letter instanceof Ask<?> ask) {
            ask.discarded(reason, cause);
        }
    }
}
