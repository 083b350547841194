package dev.treadle.actor;

import dev.treadle.scheduler.Timer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A restart that is going on: the old instance is given up, the new one is not made. It may have to
 * wait for its children to end, for a time, or for the others that are restarted with it. Used by
 * the thread that runs the actor.
 */
final class Restart {

    final boolean keepsChildren;
    private @Nullable Object heldBy;
    private @Nullable Timer timer;
    private boolean told;

    Restart(boolean keepsChildren) {
        this.keepsChildren = keepsChildren;
    }

    /** Holds it until a time is over. */
    void holdFor(ActorCell<?> cell, Duration wait) {
        var over = new BackoffOver(this);
        heldBy = over;
        timer = cell.system.timers().once(wait, () -> cell.notice(over));
    }

    /** Holds it until the group says so. */
    void holdFor(GroupRestart group) {
        cancel();
        heldBy = group;
        told = false;
    }

    /** Lets it go on if it is still held by that. {@return whether it was} */
    boolean release(Object holder) {
        if (!holder.equals(heldBy)) {
            return false;
        }
        heldBy = null;
        return true;
    }

    /** {@return whether it has to wait, now that the children have ended} Tells the group so. */
    boolean isHeld(ActorCell<?> cell) {
        if (heldBy instanceof GroupRestart group && !told) {
            told = true;
            cell.system.waitGraph().begins(new Wait.ForGroup(cell, group));
            group.gaveUp(cell);
        }
        return heldBy != null;
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
        }
    }

    /** The time is over. */
    record BackoffOver(Restart restart) implements Notice {

        @Override
        public void arrive(ActorCell<?> cell) {
            restart.release(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
