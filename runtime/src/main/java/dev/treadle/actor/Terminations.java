package dev.treadle.actor;

import static dev.treadle.actor.SystemLog.LOG;

import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Those who want to know when an actor has ended. Safe to use from any thread. */
final class Terminations {

    private final Set<Runnable> callbacks = LinkedHashSet.newLinkedHashSet(1);
    private boolean over;

    /**
     * Calls back when the actor has ended, at once if it has.
     *
     * @param callback equal to no other one
     */
    void add(Runnable callback) {
        synchronized (this) {
            if (!over) {
                callbacks.add(callback);
                return;
            }
        }
        call(callback);
    }

    synchronized void remove(Runnable callback) {
        callbacks.remove(callback);
    }

    /** {@return how many there are} */
    synchronized int size() {
        return callbacks.size();
    }

    void fire() {
        List<Runnable> all;
        synchronized (this) {
            over = true;
            all = List.copyOf(callbacks);
            callbacks.clear();
        }
        all.forEach(Terminations::call);
    }

    static void call(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "What was to be called at an actor's end threw", e);
        }
    }
}
