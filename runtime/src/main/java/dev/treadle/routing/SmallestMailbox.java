package dev.treadle.routing;

import dev.treadle.actor.ActorRef;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Chooses who has the least to do, from a start that moves on, so that equals take turns. */
final class SmallestMailbox<M> implements Routing.Selector<M> {

    private final List<ActorRef<M>> routees;
    private final AtomicInteger turns = new AtomicInteger();

    SmallestMailbox(List<ActorRef<M>> routees) {
        this.routees = routees;
    }

    @Override
    public ActorRef<M> select(M message) {
        int start = Math.floorMod(turns.getAndIncrement(), routees.size());
        ActorRef<M> best = routees.get(start);
        int least = best.load();
        for (int i = 1; i < routees.size() && least > 0; i++) {
            ActorRef<M> each = routees.get((start + i) % routees.size());
            int load = each.load();
            if (load < least) {
                best = each;
                least = load;
            }
        }
        return best;
    }
}
