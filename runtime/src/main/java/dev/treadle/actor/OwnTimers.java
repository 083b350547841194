package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An actor's own timers. Used by the thread that runs the actor. */
final class OwnTimers<M> implements TimerScheduler<M> {

    private final ActorCell<M> cell;
    private final Map<Object, Tick<M>> byKey = HashMap.newHashMap(1);

    OwnTimers(ActorCell<M> cell) {
        this.cell = cell;
    }

    @Override
    public void once(Object key, Duration delay, M message) {
        requireNonNull(delay, "delay");
        set(key, new Tick<>(this, key, message, Tick.Repeat.NEVER, delay));
    }

    @Override
    public void atFixedRate(Object key, Duration period, M message) {
        requirePositive(period, "period");
        set(key, new Tick<>(this, key, message, Tick.Repeat.AT_RATE, period));
    }

    @Override
    public void withFixedDelay(Object key, Duration delay, M message) {
        requirePositive(delay, "delay");
        set(key, new Tick<>(this, key, message, Tick.Repeat.AFTER_DELAY, delay));
    }

    private static void requirePositive(Duration time, String name) {
        if (!requireNonNull(time, name).isPositive()) {
            throw new IllegalArgumentException(
                    "A timer repeats after more than zero time, not " + Durations.text(time));
        }
    }

    private void set(Object key, Tick<M> tick) {
        requireNonNull(key, "key");
        requireNonNull(tick.message(), "message");
        cell.requireGoingOn("set a timer");
        cancel(byKey.put(key, tick));
        tick.start();
        cell.system.listener().timerStarted(cell, key, tick.delay(), tick.message());
    }

    @Override
    public void cancel(Object key) {
        requireNonNull(key, "key");
        cell.requireOwnThread("cancel a timer");
        Tick<M> tick = byKey.remove(key);
        if (tick != null) {
            cancel(tick);
            cell.system.listener().timerCancelled(cell, key);
        }
    }

    @Override
    public void cancelAll() {
        cell.requireOwnThread("cancel its timers");
        List.copyOf(byKey.keySet()).forEach(this::cancel);
    }

    /** Cancels all, as the instance that set them ends. */
    void clear() {
        byKey.values().forEach(OwnTimers::cancel);
        byKey.clear();
    }

    private static void cancel(@Nullable Tick<?> tick) {
        if (tick != null) {
            tick.cancel();
        }
    }

    @Override
    public boolean isActive(Object key) {
        cell.requireOwnThread("look at its timers");
        return byKey.containsKey(requireNonNull(key, "key"));
    }

    ActorCell<M> cell() {
        return cell;
    }

    boolean holds(Tick<M> tick) {
        return byKey.get(tick.key()) == tick;
    }

    void forget(Tick<M> tick) {
        byKey.remove(tick.key(), tick);
    }
}
