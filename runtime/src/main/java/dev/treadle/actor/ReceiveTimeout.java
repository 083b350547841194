package dev.treadle.actor;

import dev.treadle.scheduler.Timer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Sends an actor a message when it has had none for a time. The clock is looked at once a message;
 * the timer is set anew only when it is due, for what is left of the time since the last message.
 * Used by the thread that runs the actor.
 */
final class ReceiveTimeout<M> implements Runnable, Notice, Aside {

    private final ActorCell<M> cell;
    private final Duration after;
    private final M message;
    private boolean handling;
    private boolean over;
    private long idleSince;
    private @Nullable Timer timer;

    ReceiveTimeout(ActorCell<M> cell, Duration after, M message) {
        this.cell = cell;
        this.after = after;
        this.message = message;
        handling = true;
    }

    void start() {
        set(after);
    }

    void cancel() {
        over = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    private void set(Duration delay) {
        timer = cell.system.timers().once(delay, this);
    }

    /** The next message is asked for, so the last one has been handled. */
    void handled() {
        if (handling) {
            handling = false;
            idleSince = cell.system.timers().nanoTime();
        }
    }

    /** A message is about to be handled. */
    void handling() {
        handling = true;
    }

    /** It may be due; called by the clock. */
    @Override
    public void run() {
        cell.notice(this);
    }

    @Override
    public void arrive(ActorCell<?> same) {
        if (over) {
            return;
        }
        handled();
        Duration idle = Duration.ofNanos(cell.system.timers().nanoTime() - idleSince);
        if (!cell.mailbox().isEmpty()) {
            set(after);
        } else if (idle.compareTo(after) < 0) {
            set(after.minus(idle));
        } else {
            cell.aside(this);
        }
    }

    @Override
    public @Nullable Object open() {
        if (over) {
            return null;
        }
        set(after);
        return message;
    }
}
