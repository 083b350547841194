package dev.treadle.routing;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ServiceKey;
import dev.treadle.exchange.Subscription;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.spi.EndWatch;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A router in front of actors that others have started. */
final class Group<M> extends Switchboard<M> {

    private final boolean handsOver;
    private final Promise<Boolean> end = new Promise<>();
    private final ConcurrentLinkedQueue<Subscription> subscriptions = new ConcurrentLinkedQueue<>();

    private Group(ActorSystem system, String name, RouterOptions<M> options) {
        super(system, name, requireNonNull(options, "options").routing());
        handsOver = options.handsOver();
    }

    static <M> Group<M> of(
            ActorSystem system, String name, List<ActorRef<M>> members, RouterOptions<M> options) {
        var group = new Group<>(system, name, options);
        group.consistOf(members);
        for (ActorRef<M> each : members) {
            group.subscriptions.add(each.whenTerminated(() -> group.routees.remove(each)));
        }
        return group;
    }

    static <M> Group<M> of(ActorSystem system, ServiceKey<M> key, RouterOptions<M> options) {
        var group = new Group<>(system, key.name(), options);
        group.subscriptions.add(
                system.registry().subscribe(key, listing -> group.consistOf(listing.actors())));
        return group;
    }

    private void consistOf(List<ActorRef<M>> members) {
        if (isTerminated()) {
            return;
        }
        if (handsOver) {
            List<ActorRef<M>> before = routees.all();
            members.stream().filter(each -> !before.contains(each)).forEach(this::handOver);
        }
        routees.set(members);
    }

    @Override
    public void close() {
        if (end.complete(true)) {
            subscriptions.forEach(Subscription::close);
            routees.set(List.of());
        }
    }

    @Override
    public void join() {
        end.result().await();
    }

    @Override
    public boolean isTerminated() {
        return end.isDone();
    }

    @Override
    public Subscription whenTerminated(Runnable callback) {
        return EndWatch.on(end, requireNonNull(callback, "callback"))::run;
    }
}
