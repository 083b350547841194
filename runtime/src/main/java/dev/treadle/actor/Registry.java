package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.exchange.Subscription;
import dev.treadle.mailbox.Recipient;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds actors: by path, or by the key that they were registered under. An actor that ends is
 * registered no longer. Safe to use from any thread.
 */
public final class Registry {

    private final ActorCell<?> root;
    private final Map<ServiceKey<?>, Service<?>> services = new ConcurrentHashMap<>();

    Registry(ActorCell<?> root) {
        this.root = root;
    }

    /**
     * {@return the living actor at a path} One that was spawned by the system is found by its name.
     *
     * @param path as {@link ActorRef#path()} tells it, or without the system's name
     */
    public Optional<ActorRef<?>> find(String path) {
        requireNonNull(path, "path");
        String below = root.name() + "/";
        Optional<ActorRef<?>> found =
                path.startsWith(below) ? below(path.substring(below.length())) : Optional.empty();
        return found.isPresent() ? found : below(path);
    }

    private Optional<ActorRef<?>> below(String path) {
        Optional<ActorCell<?>> at = Optional.of(root);
        for (String name : path.split("/", -1)) {
            at = at.flatMap(parent -> parent.child(name));
        }
        return at.filter(cell -> !cell.isTerminated()).map(cell -> cell);
    }

    /**
     * Registers an actor until it ends.
     *
     * @param key by what it is to be found
     * @param actor the actor; once more changes nothing
     * @param <M> the type of its messages
     * @return takes it out again when it is closed
     */
    public <M> Subscription register(ServiceKey<M> key, ActorRef<M> actor) {
        return service(key).add(requireNonNull(actor, "actor"));
    }

    /**
     * {@return the living actors that are registered under a key, in the order of registration}
     *
     * @param key the key
     * @param <M> the type of their messages
     */
    public <M> List<ActorRef<M>> find(ServiceKey<M> key) {
        Service<M> service = known(key);
        return service == null ? List.of() : service.actors();
    }

    /**
     * Tells who is registered under a key: now, and at each change, in order. It waits for no room
     * in the mailbox of an actor, also where a {@link MessageAdapter} stands for it, or of a
     * cooperative actor; who ends is told no longer. What a recipient throws harms no other.
     *
     * @param key the key
     * @param recipient an actor, or a lambda that is short and is called on the thread that made
     *     the change, as is a router, which waits as it always does
     * @param <M> the type of the messages of those under the key
     * @return ends it when it is closed
     */
    public <M> Subscription subscribe(ServiceKey<M> key, Recipient<? super Listing<M>> recipient) {
        return service(key).subscribe(requireNonNull(recipient, "recipient"));
    }

    @SuppressWarnings("unchecked") // a key of M has a service of M
    private <M> @Nullable Service<M> known(ServiceKey<M> key) {
        return (Service<M>) services.get(requireNonNull(key, "key"));
    }

    @SuppressWarnings("unchecked") // a key of M has a service of M
    private <M> Service<M> service(ServiceKey<M> key) {
        return (Service<M>)
                services.computeIfAbsent(requireNonNull(key, "key"), each -> new Service<>(each));
    }
}
