package dev.treadle.testkit;

import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.spi.ActorListener;
import dev.treadle.mailbox.Recipient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one actor did by its context. Its children are not what it wanted them to be, but probes.
 * All on the thread of the test.
 */
final class EffectLog implements ActorListener {

    /** The actor is known by its path, since its constructor has effects already. */
    private final String subject;

    private final Supplier<TestProbe<?>> probes;
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, TestProbe<?>> children = new HashMap<>();

    EffectLog(String subject, Supplier<TestProbe<?>> probes) {
        this.subject = subject;
        this.probes = probes;
    }

    /** {@return what was done since the last call} */
    List<Effect> take() {
        List<Effect> taken = List.copyOf(effects);
        effects.clear();
        return taken;
    }

    /** {@return the first that is of a class, which leaves the log} */
    <E extends Effect> E take(Class<E> type) {
        E found =
                effects.stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .findFirst()
                        .orElseThrow(() ->
                                new AssertionError(
                                        "Expected a %s of %s, among %s"
                                                .formatted(
                                                        type.getSimpleName(), subject, effects)));
        effects.remove(found);
        return found;
    }

    /** {@return the probe that is, or last was, the child of a name} */
    @SuppressWarnings("unchecked") // the caller vouches for it
    <C> TestProbe<C> child(String name) {
        TestProbe<?> found = children.get(name);
        if (found == null) {
            throw new AssertionError(
                    "%s has spawned no \"%s\", but %s".formatted(subject, name, children.keySet()));
        }
        return (TestProbe<C>) found;
    }

    private boolean isSubject(ActorRef<?> actor) {
        return actor.path().equals(subject);
    }

    private void add(ActorRef<?> actor, Effect effect) {
        if (isSubject(actor)) {
            effects.add(effect);
        }
    }

    @Override
    public <C> ActorFactory<C> factory(ActorRef<?> parent, String name, ActorFactory<C> factory) {
        if (!isSubject(parent)) {
            return factory;
        }
        children.put(name, probes.get());
        return this.<C>child(name).factory();
    }

    @Override
    public void spawned(ActorRef<?> parent, ActorRef<?> child) {
        add(parent, new Effect.Spawned(child));
    }

    @Override
    public void watched(ActorRef<?> watcher, ActorRef<?> watched) {
        add(watcher, new Effect.Watched(watched));
    }

    @Override
    public void unwatched(ActorRef<?> watcher, ActorRef<?> watched) {
        add(watcher, new Effect.Unwatched(watched));
    }

    @Override
    public void timerStarted(ActorRef<?> actor, Object key, Duration delay, Object message) {
        add(actor, new Effect.TimerStarted(key, delay, message));
    }

    @Override
    public void timerCancelled(ActorRef<?> actor, Object key) {
        add(actor, new Effect.TimerCancelled(key));
    }

    @Override
    public void receiveTimeoutSet(ActorRef<?> actor, Duration after, Object message) {
        add(actor, new Effect.ReceiveTimeoutSet(after, message));
    }

    @Override
    public void scheduled(ActorRef<?> actor, Duration delay, Recipient<?> to, Object message) {
        add(actor, new Effect.Scheduled(delay, to, message));
    }

    @Override
    public void restarted(ActorRef<?> actor, Throwable cause) {
        add(actor, new Effect.Restarted(cause));
    }
}
