package dev.treadle.actor;

import java.util.List;

/**
 * The living actors under a key, at one moment.
 *
 * @param key the key
 * @param actors the actors, in the order of their registration
 * @param <M> the type of their messages
 */
public record Listing<M>(ServiceKey<M> key, List<ActorRef<M>> actors) {

    /** Copies the list. */
    public Listing {
        actors = List.copyOf(actors);
    }
}
