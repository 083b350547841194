package dev.treadle.routing;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.exchange.Subscription;
import dev.treadle.mailbox.MailboxOptions;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** A router in front of actors that it has started, and starts again. */
final class Pool<M> extends Switchboard<M> {

    private final RouterOptions<M> options;

    /** Null while the first routees are started, which may end meanwhile. */
    private volatile @Nullable ActorRef<Object> keeper;

    private Pool(ActorSystem system, String name, RouterOptions<M> options) {
        super(system, name, requireNonNull(options, "options").routing());
        this.options = options;
    }

    static <M> Pool<M> start(
            ActorSystem system,
            String name,
            int size,
            ActorFactory<M> factory,
            RouterOptions<M> options) {
        requireNonNull(factory, "factory");
        requireSize(name, size);
        var pool = new Pool<>(system, name, options);
        pool.keeper =
                system.spawn(
                        name,
                        () -> new PoolKeeper<>(pool, size, factory, options.routees()),
                        ActorOptions.defaults().mailbox(MailboxOptions.unbounded()));
        return pool;
    }

    static void requireSize(String name, int size) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "The pool \"%s\" needs at least 1 routee, not %d".formatted(name, size));
        }
    }

    /** While there is no routee the keeper has the messages. */
    @Override
    @SuppressWarnings("unchecked") // it takes what the routees take, among others
    Optional<ActorRef<M>> pick(M message) {
        return routees.pick(message)
                .or(() -> Optional.ofNullable((ActorRef<M>) (ActorRef<?>) keeper));
    }

    void comes(ActorRef<M> routee) {
        if (options.handsOver()) {
            handOver(routee);
        }
        routees.add(routee);
    }

    private ActorRef<Object> keeper() {
        return requireNonNull(keeper);
    }

    @Override
    public void close() {
        keeper().close();
    }

    @Override
    public void join() {
        keeper().join();
    }

    @Override
    public boolean isTerminated() {
        ActorRef<?> now = keeper;
        return now != null && now.isTerminated();
    }

    @Override
    public Subscription whenTerminated(Runnable callback) {
        return keeper().whenTerminated(callback);
    }
}
