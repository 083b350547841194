package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Brings each actor's thread-local state to the thread that runs it, and takes it away before the
 * actor is let go: then the thread has none of it, and who runs the actor next finds it.
 */
final class ActorLocals {

    private static final System.Logger LOG = System.getLogger(ActorLocal.class.getName());

    private final ActorLocal<?>[] all;

    private ActorLocals(ActorLocal<?>[] all) {
        this.all = all;
    }

    /** {@return null if there are none, so that nobody pays for them} */
    static @Nullable ActorLocals of(List<ActorLocal<?>> all) {
        return all.isEmpty() ? null : new ActorLocals(all.toArray(ActorLocal<?>[]::new));
    }

    /** The actor begins to run on the current thread. */
    void enter(CellLife<?> life) {
        Desk desk = life.deskIfAny();
        @Nullable Object[] states = desk == null ? null : desk.locals;
        for (int i = 0; states != null && i < all.length; i++) {
            Object state = states[i];
            ActorLocal<?> local = all[i];
            if (state != null) {
                guard(life, () -> local.put(state));
            }
        }
    }

    /** The actor leaves the current thread. */
    void leave(CellLife<?> life) {
        @Nullable Object[] states = null;
        for (int i = 0; i < all.length; i++) {
            Object state = take(life, all[i]);
            if (state != null) {
                states = states == null ? new Object[all.length] : states;
                states[i] = state;
            }
        }
        Desk desk = states == null ? life.deskIfAny() : life.desk();
        if (desk != null) {
            desk.locals = states;
        }
    }

    private static @Nullable Object take(CellLife<?> life, ActorLocal<?> local) {
        try {
            return local.take();
        } catch (RuntimeException e) {
            complain(life, e);
            return null;
        }
    }

    /** The actor begins anew, on the current thread. */
    void clear(CellLife<?> life) {
        for (ActorLocal<?> each : all) {
            guard(life, each::clear);
        }
    }

    private static void guard(CellLife<?> life, Runnable access) {
        try {
            access.run();
        } catch (RuntimeException e) {
            complain(life, e);
        }
    }

    private static void complain(CellLife<?> life, RuntimeException e) {
        LOG.log(Level.ERROR, "An actor-local of " + life.self().path() + " could not be moved", e);
    }
}
