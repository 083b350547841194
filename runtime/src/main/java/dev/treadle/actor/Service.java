package dev.treadle.actor;

import dev.treadle.exchange.Subscription;
import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.Recipient;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
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
    private static final System.Logger LOG = System.getLogger(Registry.class.getName());

    /** Someone who wants to know; by identity, so that one recipient may be there twice. */
    private final class Listener {
        private final Recipient<? super Listing<M>> recipient;
        private volatile boolean over;

        Listener(Recipient<? super Listing<M>> recipient) {
            this.recipient = recipient;
        }

        void tell(Listing<M> listing) {
            try {
                if (over) {
                    return;
                }
                if (recipient instanceof ActorCell<?> cell) {
                    Sending.sendWithoutWait(cell, listing);
                } else {
                    recipient.tell(listing);
                }
            } catch (MailboxFullException e) {
                // it is a dead letter
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "Who was told of " + key + " threw", e);
            }
        }

        void end() {
            over = true;
            forget(this);
        }
    }

    private final ServiceKey<M> key;

    /** Guarded by this. */
    private final List<Listener> listeners = new ArrayList<>(0);

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
        synchronized (this) {
            if (!actors.contains(actor)) {
                List<ActorRef<M>> more = new ArrayList<>(actors);
                more.add(actor);
                change(more);
            }
        }
        tellNews();
        Subscription end = actor.whenTerminated(() -> remove(actor));
        return () -> {
            end.close();
            remove(actor);
        };
    }

    private void remove(ActorRef<M> actor) {
        synchronized (this) {
            List<ActorRef<M>> less = new ArrayList<>(actors);
            if (less.remove(actor)) {
                change(less);
            }
        }
        tellNews();
    }

    private void change(List<ActorRef<M>> to) {
        actors = List.copyOf(to);
        var listing = new Listing<>(key, actors);
        List<Listener> all = List.copyOf(listeners);
        news.add(() -> all.forEach(each -> each.tell(listing)));
    }

    Subscription subscribe(Recipient<? super Listing<M>> recipient) {
        var listener = new Listener(recipient);
        synchronized (this) {
            listeners.add(listener);
            var listing = new Listing<>(key, actors());
            news.add(() -> listener.tell(listing));
        }
        tellNews();
        if (recipient instanceof ActorRef<?> actor) {
            Subscription end = actor.whenTerminated(listener::end);
            return () -> {
                end.close();
                listener.end();
            };
        }
        return listener::end;
    }

    private synchronized void forget(Listener listener) {
        listeners.remove(listener);
    }

    /** Each call is preceded by at most one piece of news of its own. */
    private void tellNews() {
        if (untold.getAndIncrement() > 0) {
            return;
        }
        do {
            for (Runnable next = news.poll(); next != null; next = news.poll()) {
                next.run();
            }
        } while (untold.decrementAndGet() > 0);
    }
}
