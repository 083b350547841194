package dev.treadle.actor;

import static dev.treadle.actor.SystemLog.LOG;

import java.lang.System.Logger.Level;

/**
 * One half of a link between two actors: the dependent ends when the other does, unless that ended
 * normally. Each actor keeps its own half, and both change together under one lock for all links:
 * to link is rare and quick, and pairs have no order that two locks could be taken in.
 */
final class Bond implements Runnable, Notice {

    private static final Object LOCK = new Object();

    private final ActorCell<?> dependent;
    private final ActorCell<?> other;

    /** Guarded by the lock. */
    private boolean undone;

    private Bond(ActorCell<?> dependent, ActorCell<?> other) {
        this.dependent = dependent;
        this.other = other;
    }

    /** Links two actors; the end of one that has ended takes effect on the other at once. */
    static void tie(ActorCell<?> one, ActorCell<?> other) {
        var first = new Bond(one, other);
        var second = new Bond(other, one);
        synchronized (LOCK) {
            if (one.annex().bonds().putIfAbsent(other, first) != null) {
                return;
            }
            other.annex().bonds().put(one, second);
        }
        other.onTermination(first);
        one.onTermination(second);
    }

    static void untie(ActorCell<?> one, ActorCell<?> other) {
        synchronized (LOCK) {
            undo(one, other);
            undo(other, one);
        }
    }

    private static void undo(ActorCell<?> dependent, ActorCell<?> other) {
        Bond bond = dependent.annex().bonds().remove(other);
        if (bond != null) {
            bond.undone = true;
            other.forgetTermination(bond);
        }
    }

    /** The other actor has ended; called on its thread. */
    @Override
    public void run() {
        synchronized (LOCK) {
            if (undone) {
                return;
            }
            undo(other, dependent);
            switch (other.endReason()) {
                case ExitReason.Normal() -> undo(dependent, other);
                case ExitReason.Stopped() -> dependent.stop();
                case ExitReason.Killed() -> dependent.kill();
                case ExitReason.Failed(_) -> dependent.notice(this);
            }
        }
    }

    /** The other actor has failed. */
    @Override
    public void arrive(ActorCell<?> cell) {
        synchronized (LOCK) {
            if (undone) {
                return;
            }
            undo(dependent, other);
        }
        if (other.endReason() instanceof ExitReason.Failed(var cause) && !cell.phase().isLast()) {
            var failure = new LinkedActorException(cell.path(), other.path(), cause);
            LOG.log(Level.ERROR, failure.getMessage());
            cell.annex().endedOf = failure;
            cell.stop();
        }
    }
}
