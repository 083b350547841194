package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;

/** A node in the stack of those who want to know how a {@link Promise} ends. */
final class Callback {
    /*
     * next is set before the node is pushed. Afterwards it only moves on, over nodes that gave up, in
     * plain writes by whoever tidies: several may at once, also while runAll walks the same stack.
     * Whichever write stands last, it skips nobody who still wants to know. later belongs to runAll.
     */
    private static final System.Logger LOG = System.getLogger(Result.class.getName());

    @Nullable Callback next;
    private @Nullable Callback later;
    private final boolean wakesThread;
    private volatile @Nullable Runnable action;

    Callback(boolean wakesThread, Runnable action) {
        this.wakesThread = wakesThread;
        this.action = action;
    }

    void forget() {
        action = null;
    }

    boolean forgotten() {
        return action == null;
    }

    void run() {
        Runnable now = action;
        if (now == null) {
            return;
        }
        try {
            now.run();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "A callback of a result threw; the others are called all the same",
                    e);
        } catch (Error e) {
            Uncaught.report(
                    e); // it belongs to who registered the callback, not to who ended the result
        }
    }

    /** Wakes the waiters first, whom no callback must hold up, then calls in order of arrival. */
    static void runAll(@Nullable Callback stack) {
        Callback oldest = null;
        for (Callback each = stack; each != null; each = each.next) {
            if (each.wakesThread) {
                each.run();
            } else {
                each.later = oldest;
                oldest = each;
            }
        }
        for (Callback each = oldest; each != null; each = each.later) {
            each.run();
        }
    }

    /** Takes those who gave up out of a stack, all but the one on top. */
    static void tidy(@Nullable Callback stack) {
        for (Callback each = stack; each != null; each = each.next) {
            Callback below = each.next;
            while (below != null && below.forgotten()) {
                below = below.next;
            }
            if (below != each.next) {
                each.next = below;
            }
        }
    }
}
