package dev.treadle.routing;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.Signal;
import dev.treadle.actor.SpawnException;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.scheduler.Backoff;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The parent of a pool's routees: starts them, and each again under its name when it has ended.
 * While there is none it has the messages.
 */
final class PoolKeeper<M> extends Actor<Object> {

    private static final System.Logger LOG = System.getLogger(Router.class.getName());
    private static final Backoff PATIENCE =
            Backoff.of(Duration.ofMillis(100), Duration.ofSeconds(30));

    /**
     * A routee has ended, or could not be started.
     *
     * @param number which
     * @param tries how often it could not be started
     */
    private record Replace(int number, int tries) {}

    private static final int HELD_AT_MOST = 1_000;

    private final Pool<M> pool;
    private final ActorFactory<M> factory;
    private final ActorOptions options;
    private final Deque<M> held = new ArrayDeque<>(0);

    PoolKeeper(Pool<M> pool, int size, ActorFactory<M> factory, ActorOptions options) {
        this.pool = pool;
        this.factory = factory;
        this.options = options;
        for (int number = 1; number <= size; number++) {
            start(number);
        }
    }

    private void start(int number) {
        ActorRef<M> routee = context().spawn(Integer.toString(number), factory, options);
        context()
                .watchWith(
                        routee,
                        _ -> {
                            pool.routees.remove(routee);
                            return new Replace(number, 0);
                        });
        pool.comes(routee);
    }

    @Override
    @SuppressWarnings("unchecked") // what is not its own is a message to the routees
    protected void receive(Object message) {
        if (message instanceof Replace gone) {
            replace(gone);
        } else {
            hold((M) message);
        }
        while (!held.isEmpty() && !pool.routees().isEmpty()) {
            pool.tell(held.remove());
        }
    }

    private void hold(M message) {
        if (held.size() < HELD_AT_MOST) {
            held.add(message);
        } else {
            context().system().undeliverable(message, pool + ", which has no routees");
        }
    }

    private void replace(Replace gone) {
        try {
            start(gone.number());
        } catch (SpawnException e) {
            int tries = gone.tries() + 1;
            Duration wait = PATIENCE.delay(tries, context().system().random());
            LOG.log(
                    Level.ERROR,
                    () ->
                            "%s/%d could not be started again; the next try is in %s"
                                    .formatted(
                                            self().path(), gone.number(), Durations.rounded(wait)),
                    e);
            context()
                    .system()
                    .timers()
                    .once(wait, () -> self().offer(new Replace(gone.number(), tries)));
        }
    }

    @Override
    protected void onSignal(Signal signal) {
        if (signal instanceof Signal.PostStop) {
            held.forEach(
                    each -> context().system().undeliverable(each, pool + ", which has ended"));
        }
    }
}
