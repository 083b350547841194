package dev.treadle.benchmarks.port;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Actors that are a virtual thread and an inbox each, as one writes them without an actor library.
 *
 * @param <A> the type of inbox, which is the address
 */
abstract class ThreadPort<A> implements Port<A> {

    private final Map<A, Thread> roots = new ConcurrentHashMap<>();

    /** Makes an inbox. */
    abstract A inbox();

    /** Sends to an inbox. */
    abstract void put(A inbox, Object message) throws InterruptedException;

    /** Takes the next message, waits for one. */
    abstract Object take(A inbox) throws InterruptedException;

    @Override
    public final A root(Handler<A> handler) {
        var actor = new ThreadActor<>(this, handler);
        roots.put(actor.address(), actor.start());
        return actor.address();
    }

    @Override
    public final void tell(A to, Object message) {
        try {
            put(to, message);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public final Topic topic(List<A> subscribers) {
        var all = new CopyOnWriteArrayList<>(subscribers);
        return message -> all.forEach(subscriber -> tell(subscriber, message));
    }

    @Override
    public final void stop(A root) {
        tell(root, ThreadActor.Stop.STOP);
        try {
            requireNonNull(roots.remove(root), "root").join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public final void close() {
        roots.keySet().forEach(this::stop);
    }

    static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Nobody interrupts the threads of a workload", e);
    }
}
