package dev.treadle.routing;

import dev.treadle.actor.ActorRef;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The routees of a router: read without a lock, changed under one. */
final class Routees<M> {

    private record Choice<M>(List<ActorRef<M>> all, Routing.@Nullable Selector<M> selector) {}

    private final String router;
    private final Routing<M> routing;
    private volatile Choice<M> choice = new Choice<>(List.of(), null);

    Routees(String router, Routing<M> routing) {
        this.router = router;
        this.routing = routing;
    }

    /** {@return those that have not ended, also where nobody has been told yet that one has} */
    List<ActorRef<M>> all() {
        List<ActorRef<M>> all = choice.all();
        return all.stream().noneMatch(ActorRef::isTerminated)
                ? all
                : all.stream().filter(each -> !each.isTerminated()).toList();
    }

    synchronized void set(List<ActorRef<M>> routees) {
        List<ActorRef<M>> all = List.copyOf(routees);
        choice = new Choice<>(all, all.isEmpty() ? null : selector(all));
    }

    private Routing.Selector<M> selector(List<ActorRef<M>> all) {
        Routing.Selector<M> made = routing.among(all);
        if (made == null) {
            throw new IllegalStateException(
                    "The routing of router %s returned null for %d routees; return a selector"
                            .formatted(router, all.size()));
        }
        return made;
    }

    synchronized void add(ActorRef<M> routee) {
        List<ActorRef<M>> more = new ArrayList<>(choice.all());
        more.add(routee);
        set(more);
    }

    synchronized void remove(ActorRef<M> routee) {
        List<ActorRef<M>> less = new ArrayList<>(choice.all());
        if (less.remove(routee)) {
            set(less);
        }
    }

    /** {@return who gets a message; one that has ended is left out at once} */
    Optional<ActorRef<M>> pick(M message) {
        for (; ; ) {
            Routing.Selector<M> selector = choice.selector();
            if (selector == null) {
                return Optional.empty();
            }
            ActorRef<M> picked = selector.select(message);
            if (picked == null) {
                throw new IllegalStateException(
                        "The routing of router %s chose null for a %s; choose one of its routees"
                                .formatted(router, message.getClass().getName()));
            }
            if (!picked.isTerminated()) {
                return Optional.of(picked);
            }
            remove(picked);
        }
    }
}
