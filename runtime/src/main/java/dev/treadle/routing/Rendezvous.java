package dev.treadle.routing;

import dev.treadle.actor.ActorRef;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Chooses by the highest of the hashes of key and routee: Thaler and Ravishankar, "Using name-based
 * mappings to increase hit rates", 1998. No ring, and as even as the hash.
 */
final class Rendezvous<M> implements Routing.Selector<M> {

    private final List<ActorRef<M>> routees;
    private final Function<? super M, ?> key;

    /** Of the paths: a routee that is replaced keeps its keys. */
    private final long[] seeds;

    Rendezvous(List<ActorRef<M>> routees, Function<? super M, ?> key) {
        this.routees = routees;
        this.key = key;
        seeds = routees.stream().mapToLong(each -> mix(each.path().hashCode())).toArray();
    }

    @Override
    public ActorRef<M> select(M message) {
        long hash = mix(Objects.hashCode(key.apply(message)));
        int best = 0;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < seeds.length; i++) {
            long weight = mix(hash ^ seeds[i]);
            if (weight > highest) {
                highest = weight;
                best = i;
            }
        }
        return routees.get(best);
    }

    /** The finalizer of SplitMix64: Steele, Lea and Flood, 2014. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
