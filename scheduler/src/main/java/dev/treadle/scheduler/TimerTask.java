package dev.treadle.scheduler;

import dev.treadle.scheduler.spi.Lanes;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A timer's task, its due time, and its place in the heap. */
final class TimerTask extends Lanes.Node implements Timer, Activation {

    private static final VarHandle PHASE;

    static {
        try {
            PHASE = MethodHandles.lookup().findVarHandle(TimerTask.class, "phase", Phase.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What happens after a run. */
    enum Repeat {
        NEVER,
        AT_RATE,
        AFTER_DELAY
    }

    /** Where it stands; who moves it from SET decides whether it runs or is cancelled. */
    private enum Phase {
        SET,
        RUNNING,
        OVER
    }

    private final HeapTimers timers;

    /**
     * None once it was cancelled: what was cancelled may be kept for a while, and keeps nothing.
     */
    private @Nullable Runnable task;

    private final Repeat repeat;
    private final long period;
    private volatile Phase phase;

    /** Guarded by the heap, but while the task runs its own. */
    long due;

    /** The place in the heap, negative outside. Guarded by the heap. */
    int index = -1;

    /** Whether it is in the heap, or about to be, or was. Written by who brings it there. */
    volatile boolean grown;

    /** Breaks ties: of two with one due time the one that was set first runs first. */
    long order;

    @SuppressWarnings("NullAway.Init") // through PHASE
    TimerTask(HeapTimers timers, long due, Repeat repeat, long period, Runnable task) {
        this.timers = timers;
        this.due = due;
        this.repeat = repeat;
        this.period = period;
        this.task = task;
        PHASE.set(this, Phase.SET); // plainly, without a fence: no other thread has it yet
    }

    @Override
    public String toString() {
        return "a timer";
    }

    @Override
    public boolean cancel() {
        boolean first = PHASE.getAndSet(this, Phase.OVER) != Phase.OVER;
        if (first) {
            task = null;
            timers.remove(this);
        }
        return first;
    }

    @Override
    public boolean run(Turn turn) {
        Phase meanwhile = repeat == Repeat.NEVER ? Phase.OVER : Phase.RUNNING;
        if (PHASE.compareAndSet(this, Phase.SET, meanwhile)) {
            Runnable body = task;
            try {
                if (body != null) {
                    body.run();
                }
            } catch (RuntimeException e) {
                System.getLogger(Timers.class.getName())
                        .log(
                                Level.ERROR,
                                "The task of a timer threw; it stays set if it repeats",
                                e);
            } finally {
                setAgain();
            }
        }
        return false;
    }

    @Override
    protected boolean isOver() {
        return phase == Phase.OVER;
    }

    /** It will never run: its timers were closed. */
    void abandon() {
        if (PHASE.compareAndSet(this, Phase.SET, Phase.OVER)
                && task instanceof Perishable perishable) {
            perishable.perished();
        }
    }

    private void setAgain() {
        due = repeat == Repeat.AT_RATE ? due + period : timers.nanoTime() + period;
        if (PHASE.compareAndSet(this, Phase.RUNNING, Phase.SET)) {
            timers.add(this);
        }
    }
}
