package dev.treadle.actor;

import dev.treadle.scheduler.Timer;
import dev.treadle.scheduler.Timers;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One timer of an actor. Called by the clock when it is due, then handed to the actor, where it
 * takes its place among the messages; there it counts only if it still is the timer of its key. At
 * most one of its messages waits.
 */
final class Tick<M> implements Runnable, Notice, Aside {

    /** What happens after the message. */
    enum Repeat {
        NEVER,
        AT_RATE,
        AFTER_DELAY
    }

    private final OwnTimers<M> owner;
    private final Object key;
    private final M message;
    private final Repeat repeat;
    private final Duration delay;
    private final AtomicBoolean waits = new AtomicBoolean();
    private @Nullable Timer timer;

    Tick(OwnTimers<M> owner, Object key, M message, Repeat repeat, Duration delay) {
        this.owner = owner;
        this.key = key;
        this.message = message;
        this.repeat = repeat;
        this.delay = delay;
    }

    Object key() {
        return key;
    }

    M message() {
        return message;
    }

    Duration delay() {
        return delay;
    }

    void start() {
        Timers timers = owner.cell().system.timers();
        timer =
                repeat == Repeat.AT_RATE
                        ? timers.atFixedRate(delay, delay, this)
                        : timers.once(delay, this);
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
        }
    }

    /** It is due; called by the clock. */
    @Override
    public void run() {
        if (waits.compareAndSet(false, true)) {
            owner.cell().notice(this);
        }
    }

    @Override
    public void arrive(ActorCell<?> cell) {
        if (owner.holds(this)) {
            cell.aside(this);
        }
    }

    @Override
    public @Nullable Object open() {
        waits.set(false);
        if (!owner.holds(this)) {
            return null;
        }
        switch (repeat) {
            case NEVER -> owner.forget(this);
            case AT_RATE -> {}
            case AFTER_DELAY -> start();
        }
        return message;
    }
}
