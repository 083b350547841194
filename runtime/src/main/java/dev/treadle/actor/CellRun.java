package dev.treadle.actor;

import dev.treadle.mailbox.spi.MessageQueue;
import dev.treadle.scheduler.Activation;
import dev.treadle.scheduler.Turn;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** How an actor is run: turn by turn on the dispatcher, or on a thread of its own. */
abstract class CellRun<M> extends CellLife<M> implements Activation {

    private static final VarHandle THREAD;

    static {
        try {
            THREAD = MethodHandles.lookup().findVarHandle(CellRun.class, "thread", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** So many messages are handled apart before the actor asks again whether it had better be. */
    private static final int STEPS_APART = 64;

    private volatile @Nullable Thread thread;
    private ActorType type;

    CellRun(LocalActorSystem system, ActorFactory<M> factory, ActorOptions options) {
        super(system, factory, options);
        type = system.typeOf(Actor.class);
    }

    /** Begins to run: its instance is made. */
    final void start(Actor<M> made) {
        instance(made);
        if (made.hears()) {
            set(STARTING);
        }
        type = system.typeOf(ActorType.of(made));
        if (made instanceof LoopingActor<M>) {
            var loop = new OwnLoop<>(self());
            annex().loop = loop;
            loop.start();
        } else if (!release()) {
            system.dispatcher().execute(this);
        }
    }

    /** Ends before it began: its instance could not be made. */
    final void abandon() {
        beginEnd();
        if (!release()) {
            system.dispatcher().execute(this);
        }
    }

    @Override
    public final void launch() {
        OwnLoop<M> loop = loop();
        if (loop != null) {
            loop.launch();
        } else {
            system.dispatcher().execute(this);
        }
    }

    @Override
    public final boolean run(Turn turn) {
        if (type.habit().wantsOwnThread(system.timers())) {
            system.dispatcher().start(self().path(), this, this::runApart);
            return false;
        }
        return runHere(turn);
    }

    private void runApart() {
        if (runHere(Turn.of(STEPS_APART))) {
            system.dispatcher().execute(this);
        }
    }

    private boolean runHere(Turn turn) {
        THREAD.setOpaque(this, Thread.currentThread());
        Probe probe = system.probe();
        Tally.Lane count = probe == null ? null : probe.counting(self(), turn);
        ActorLocals locals = system.actorLocals();
        if (locals != null) {
            locals.enter(this);
        }
        MessageQueue.@Nullable Seen seen = null;
        while (turn.next()) {
            if (seen == null || !seen.holds()) {
                seen = mailbox().look();
            }
            // after that the flags: what they say comes before what was sent later
            Object letter = attend() ? nextLetter(seen) : null;
            if (letter == null) {
                if (locals != null) {
                    locals.leave(this);
                }
                if (leave()) {
                    return false;
                }
                if (locals != null) {
                    locals.enter(this);
                }
                continue;
            }
            if (count != null && count.increment() && probe != null) {
                probe.sample(self(), count);
            }
            if (probe instanceof SimulatedProbe simulated) {
                simulated.handle(self(), letter);
            } else {
                handle(letter);
            }
            Thread.interrupted(); // what interrupted this message is not the next one's
        }
        if (locals != null) {
            locals.leave(this);
        }
        leaveThread();
        return true;
    }

    /**
     * Lets another thread run the actor, unless there is something to do.
     *
     * @return false if there is: then the caller still runs it
     */
    final boolean release() {
        system.releasing();
        boolean released = waitsForOthers() ? suspend() : rest();
        if (released) {
            Interruption.awaitNone(self());
            system.released();
        }
        return released;
    }

    private boolean suspend() {
        for (; ; ) {
            int now = state();
            if ((now & urgent()) != 0 || endsOtherwise(now)) {
                return false;
            }
            if (change(now, now | SUSPENDED)) {
                return true;
            }
        }
    }

    private boolean rest() {
        int urgent = urgent(); // by the phase, which is another thread's once it rests
        return !has(urgent) && mailbox().rest() && !(has(urgent) && resume());
    }

    /** Leaves the current thread if there is nothing to do. {@return whether there is nothing} */
    private boolean leave() {
        // who interrupts sees it if the release succeeds: a full fence
        THREAD.setOpaque(this, null);
        boolean released = release();
        if (released) {
            Thread.interrupted();
        } else {
            THREAD.setOpaque(this, Thread.currentThread());
        }
        return released;
    }

    /** After this nobody interrupts the current thread on the actor's behalf. */
    private void leaveThread() {
        thread = null; // volatile: before the look at who is about to interrupt
        Interruption.awaitNone(self());
        Thread.interrupted();
    }

    /** {@return the thread that runs it at the moment, if any} */
    final @Nullable Thread thread() {
        return thread;
    }

    /** Says that a thread of its own runs it from now on, or none. */
    final void thread(@Nullable Thread runsIt) {
        thread = runsIt;
    }

    /** {@return what is known of its type} */
    final ActorType actorType() {
        return type;
    }

    /** {@return what the user wrote: the actor's class, or the class of its lambda} */
    final Class<?> type() {
        return type.type();
    }

    /** {@return what runs it on a thread of its own, if it is a looping actor} */
    @SuppressWarnings("unchecked") // its own annex
    final @Nullable OwnLoop<M> loop() {
        Annex annex = annexIfAny();
        return annex == null ? null : (OwnLoop<M>) annex.loop;
    }

    @Override
    final void drainSkipped() {
        OwnLoop<M> loop = loop();
        if (loop != null) {
            loop.drainSkipped();
        }
    }

    @Override
    final boolean nothingSkipped() {
        OwnLoop<M> loop = loop();
        return loop == null || loop.nothingSkipped();
    }

    @Override
    final boolean interruptsLoop(GroupRestart.GiveUp asked) {
        OwnLoop<M> loop = loop();
        return loop != null && loop.giveUp(asked);
    }

    @Override
    final Object letterOf(Object message) {
        OwnLoop<M> loop = loop();
        return loop == null ? super.letterOf(message) : loop.letterOf(message);
    }
}
