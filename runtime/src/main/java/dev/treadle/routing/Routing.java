package dev.treadle.routing;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorRef;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Says which routee gets a message. A router asks for a selector whenever its routees change. Where
 * it, or a selector, returns null, the router throws an {@link IllegalStateException} that says so.
 *
 * @param <M> the type of message
 */
@FunctionalInterface
public interface Routing<M> {

    /**
     * Chooses among fixed routees. Used by many threads at once.
     *
     * @param <M> the type of message
     */
    @FunctionalInterface
    interface Selector<M> {

        /**
         * {@return who gets a message, never null; the sender gets what this throws}
         *
         * @param message the message
         */
        ActorRef<M> select(M message);
    }

    /**
     * {@return a selector among these}
     *
     * @param routees at least one, in a fixed order
     */
    Selector<M> among(List<ActorRef<M>> routees);

    /**
     * {@return each in turn}
     *
     * @param <M> the type of message
     */
    static <M> Routing<M> roundRobin() {
        return routees -> {
            var turns = new AtomicInteger();
            return _ -> routees.get(Math.floorMod(turns.getAndIncrement(), routees.size()));
        };
    }

    /**
     * {@return any of them}
     *
     * @param random decides; the system's, above all
     * @param <M> the type of message
     */
    static <M> Routing<M> random(RandomGenerator random) {
        requireNonNull(random, "random");
        return routees -> _ -> routees.get(random.nextInt(routees.size()));
    }

    /**
     * {@return the one with the fewest messages before it} It looks at all of them each time; of
     * equals each in turn.
     *
     * @param <M> the type of message
     */
    static <M> Routing<M> smallestMailbox() {
        return SmallestMailbox::new;
    }

    /**
     * {@return for each key always the same one} As long as the routees stay; when one goes, only
     * its keys move, and when one comes, it takes its share of each other's.
     *
     * @param key what of a message decides; equal keys are of equal hash
     * @param <M> the type of message
     */
    static <M> Routing<M> consistentHash(Function<? super M, ?> key) {
        requireNonNull(key, "key");
        return routees -> new Rendezvous<>(routees, key);
    }
}
