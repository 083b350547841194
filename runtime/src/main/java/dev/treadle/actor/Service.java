package dev.treadle.actor;

import dev.treadle.exchange.Subscriber;
import dev.treadle.exchange.Subscription;
import dev.treadle.mailbox.Recipient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The actors under one key of the registry, and who wants to know of them. */
final class Service<M> {
    /*
     * A change and the news of it are made together, under the lock; the news is told outside of it,
     * by one thread at a time: the one that finds no other at it tells all there is, also what others
     * add meanwhile. So each listener hears of each change, in order, and nobody waits.
     */
    private final ServiceKey<M> key;

    /** Guarded by this. */
    private final List<Listener<M>> listeners = new ArrayList<>(0);

    /** What tells the end of each of the actors. Guarded by this. */
    private final Map<ActorRef<M>, Subscription> ends = new HashMap<>();

    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untold = new AtomicInteger();

    /** Written under the lock. */
    private volatile List<ActorRef<M>> actors = List.of();

    Service(ServiceKey<M> key) {
        this.key = key;
    }

    List<ActorRef<M>> actors() {
        return actors.stream().filter(each -> !each.isTerminated()).toList();
    }

    Subscription add(ActorRef<M> actor) {
        if (enters(actor)) {
            tellNews();
            keepUntil(actor, actor.whenTerminated(() -> remove(actor)));
        }
        return () -> remove(actor);
    }

    /** {@return whether it was not there} */
    private synchronized boolean enters(ActorRef<M> actor) {
        if (actors.contains(actor)) {
            return false;
        }
        List<ActorRef<M>> more = new ArrayList<>(actors);
        more.add(actor);
        change(more);
        return true;
    }

    /** It may have been removed meanwhile, and added again: one that tells its end is enough. */
    private synchronized void keepUntil(ActorRef<M> actor, Subscription end) {
        if (!actors.contains(actor) || ends.putIfAbsent(actor, end) != null) {
            end.close();
        }
    }

    private void remove(ActorRef<M> actor) {
        synchronized (this) {
            List<ActorRef<M>> less = new ArrayList<>(actors);
            if (!less.remove(actor)) {
                return;
            }
            change(less);
            Subscription end = ends.remove(actor);
            if (end != null) {
                end.close();
            }
        }
        tellNews();
    }

    private void change(List<ActorRef<M>> to) {
        actors = List.copyOf(to);
        var listing = new Listing<>(key, actors);
        List<Listener<M>> all = List.copyOf(listeners);
        news.add(() -> all.forEach(each -> each.tell(listing)));
    }

    Subscription subscribe(Recipient<? super Listing<M>> recipient) {
        var listener = new Listener<>(recipient);
        synchronized (this) {
            listeners.add(listener);
            var listing = new Listing<>(key, actors());
            news.add(() -> listener.tell(listing));
        }
        tellNews();
        if (recipient instanceof Subscriber<?> subscriber) {
            Subscription end = subscriber.whenTerminated(() -> forget(listener));
            return () -> {
                end.close();
                forget(listener);
            };
        }
        return () -> forget(listener);
    }

    private synchronized void forget(Listener<M> listener) {
        listener.end();
        listeners.remove(listener);
    }

    /** Each call is preceded by at most one piece of news of its own. */
    private void tellNews() {
        if (untold.getAndIncrement() > 0) {
            return;
        }
        try {
            do {
                for (Runnable next = news.poll(); next != null; next = news.poll()) {
                    next.run();
                }
            } while (untold.decrementAndGet() > 0);
        } catch (Throwable e) {
            untold.set(0); // or nobody would be told again; the next change tells the rest
            throw e;
        }
    }
}
