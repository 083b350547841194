package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Interrupts an actor's handler, and nothing but that.
 *
 * <p>While the flag INTERRUPTING is set, the thread that runs the actor cannot leave it: {@link
 * #awaitNone} comes between any message of this actor and the next activation of the thread. So the
 * thread found after setting the flag is still the actor's when it is interrupted.
 */
final class Interruption {

    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(1);

    private Interruption() {}

    static void of(ActorCell<?> cell) {
        attempt(cell, TRIES);
    }

    /**
     * The thread's name in the cell is written without a fence before each turn: a turn that began
     * just now may not show yet. Then it is tried again, a little later.
     */
    private static void attempt(ActorCell<?> cell, int tries) {
        if (cell.atRest() || !cell.set(CellState.INTERRUPTING)) {
            return;
        }
        @Nullable Thread found;
        try {
            found = cell.thread();
            if (found != null) {
                cell.system.dispatcher().interrupt(found);
            }
        } finally {
            cell.clear(CellState.INTERRUPTING);
        }
        if (found == null && tries > 1) {
            cell.system.timers().once(BETWEEN_TRIES, () -> attempt(cell, tries - 1));
        }
    }

    /** Lets an interruption that is under way come first. */
    static void awaitNone(ActorCell<?> cell) {
        while (cell.has(CellState.INTERRUPTING)) {
            Thread.onSpinWait();
        }
    }
}
