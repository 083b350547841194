package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;

/** A node in the stack of those who want to know how a {@link Promise} ends. */
final class Callback {
    /*
     * next is set before the node is pushed. Afterwards it only moves on, over nodes that gave up, in
     * plain writes by whoever tidies: several may at once, also while runAll walks the same stack.
     * Whichever write stands last, it skips nobody who still wants to know. later belongs to runAll.
     *
     * One that watches is not called at the end, but when the promise goes on with another result.
     *
     * A step that ends another promise returns who waits for that one, instead of calling them: so a
     * chain of results, however long, is no deep stack.
     */

    /** What to do at the end. */
    @FunctionalInterface
    interface Step {
        /** {@return the stack of those to call next, if this ended another promise} */
        @Nullable Callback run();
    }

    private enum Kind {
        WAKES,
        CALLS,
        WATCHES
    }

    @Nullable Callback next;
    private @Nullable Callback later;
    private final Kind kind;
    private volatile @Nullable Step action;

    private Callback(Kind kind, Step action) {
        this.kind = kind;
        this.action = action;
    }

    static Callback waking(Runnable signal) {
        return new Callback(Kind.WAKES, plain(signal));
    }

    static Callback calling(Runnable action) {
        return new Callback(Kind.CALLS, plain(action));
    }

    static Callback linking(Step step) {
        return new Callback(Kind.CALLS, step);
    }

    static Callback watching(Runnable look) {
        return new Callback(Kind.WATCHES, plain(look));
    }

    private static Step plain(Runnable action) {
        return () -> {
            action.run();
            return null;
        };
    }

    void forget() {
        action = null;
    }

    boolean forgotten() {
        return action == null;
    }

    /** Does what is to be done at the end. */
    @Nullable Callback run() {
        return kind == Kind.WATCHES ? null : act();
    }

    private @Nullable Callback act() {
        Step now = action;
        if (now == null) {
            return null;
        }
        try {
            return now.run();
        } catch (RuntimeException e) {
            System.getLogger(Result.class.getName())
                    .log(
                            Level.ERROR,
                            "A callback of a result threw; the others are called all the same",
                            e);
        } catch (Error e) {
            Uncaught.report(
                    e); // it belongs to who registered the callback, not to who ended the result
        }
        return null;
    }

    /** Wakes the waiters first, whom no callback must hold up, then calls in order of arrival. */
    static void runAll(@Nullable Callback stack) {
        Callback first = inOrder(stack);
        Callback last = last(first);
        for (Callback each = first; each != null; each = each.later) {
            Callback more = inOrder(each.run());
            if (more != null && last != null) {
                last.later = more;
                last = last(more);
            }
        }
    }

    private static @Nullable Callback inOrder(@Nullable Callback stack) {
        Callback oldest = null;
        for (Callback each = stack; each != null; each = each.next) {
            if (each.kind != Kind.CALLS) {
                each.run();
            } else {
                each.later = oldest;
                oldest = each;
            }
        }
        return oldest;
    }

    /** Calls those who watch. */
    static void goesOn(@Nullable Callback stack) {
        for (Callback each = stack; each != null; each = each.next) {
            if (each.kind == Kind.WATCHES) {
                each.act();
            }
        }
    }

    private static @Nullable Callback last(@Nullable Callback first) {
        Callback last = first;
        while (last != null && last.later != null) {
            last = last.later;
        }
        return last;
    }

    /** Takes those who gave up out of a stack, all but the one on top. {@return how many stay} */
    static int tidy(@Nullable Callback stack) {
        int count = 0;
        for (Callback each = stack; each != null; each = each.next) {
            Callback below = each.next;
            while (below != null && below.forgotten()) {
                below = below.next;
            }
            if (below != each.next) {
                each.next = below;
            }
            count++;
        }
        return count;
    }
}
