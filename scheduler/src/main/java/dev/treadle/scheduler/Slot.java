package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Holds the activation that a runner runs next: the one it has just sent to, in most cases. */
final class Slot {
    /*
     * next: null -> activation   by the runner's own thread alone, setRelease
     *       activation -> another  by the same, getAndSet, as somebody may be taking the first
     *       activation -> null     by any thread, getAndSet: it has what it took
     *
     * As only one thread puts, an empty slot stays empty until it does: no atomic update is needed to
     * fill it. Nor is that a fence, so what the owner reads next it may read too early: whether it
     * still owns its processor, whether the monitor sleeps. Both are put right by who is on the other
     * side, see Runner and Monitor.
     */
    private static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(Slot.class, "next", Activation.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Activation next;

    /** Puts an activation here. Own thread only. {@return what it displaced} */
    @Nullable Activation put(Activation activation) {
        if (next == null) {
            NEXT.setRelease(this, activation);
            return null;
        }
        return (Activation) NEXT.getAndSet(this, activation);
    }

    /** {@return what was here, null if nothing} */
    @Nullable Activation take() {
        return next == null ? null : (Activation) NEXT.getAndSet(this, null);
    }

    boolean isFilled() {
        return next != null;
    }
}
