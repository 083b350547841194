package dev.treadle.actor;

import dev.treadle.exchange.Exchange;
import dev.treadle.scheduler.Turn;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Measures what the actors of a system do, from when the first registry was bound. Counts every
 * message; takes the times of one in 64 or fewer, see {@link Sampling}.
 */
sealed class Probe permits SimulatedProbe {

    private static final long CENSUS_LASTS = TimeUnit.MILLISECONDS.toNanos(500);

    private final LocalActorSystem system;
    private final Map<String, TypeFigures> types = new ConcurrentHashMap<>();
    private final Map<String, Exchange<?>> exchanges = new ConcurrentHashMap<>();
    private final List<BoundMeters> bound = new CopyOnWriteArrayList<>();
    private final Sampling sampling;
    private volatile Census census;

    Probe(LocalActorSystem system) {
        this.system = system;
        sampling = new Sampling(system);
        census = Census.take(system);
    }

    /** Reports to a registry too, all that is known and all that comes. */
    synchronized void reportTo(MeterRegistry registry) {
        Census.take(system).rows().keySet().forEach(this::figures);
        system.exchanges("#").forEach(this::seen);
        var meters = new BoundMeters(system, registry, this);
        bound.add(meters);
        types.forEach(meters::add);
        exchanges.values().forEach(meters::add);
    }

    void seen(ActorCell<?> cell) {
        figures(cell);
        if (samplesNew()) {
            cell.set(CellState.SAMPLED);
        }
    }

    /** {@return whether to take the times of a new actor's first message, which may be its last} */
    boolean samplesNew() {
        return sampling.happens();
    }

    void seen(Exchange<?> exchange) {
        if (exchanges.putIfAbsent(exchange.name(), exchange) == null) {
            bound.forEach(meters -> meters.add(exchange));
        }
    }

    private TypeFigures figures(ActorCell<?> cell) {
        ActorType type = cell.actorType();
        TypeFigures known = type.figures();
        if (known == null) {
            known = figures(Texts.typeName(type.type()));
            type.figures(known);
        }
        return known;
    }

    private TypeFigures figures(String type) {
        TypeFigures known = types.get(type);
        return known != null ? known : types.computeIfAbsent(type, this::begin);
    }

    private TypeFigures begin(String type) {
        var figures = new TypeFigures();
        bound.forEach(meters -> meters.add(type, figures));
        return figures;
    }

    private long now() {
        return system.timers().nanoTime();
    }

    /** {@return the letter with a time stamp} */
    Object stamp(Object letter) {
        return new Stamped(letter, now());
    }

    /** Has the times taken of the message that is sent next to an actor whose turn it is. */
    void sample(ActorCell<?> cell, Tally.Lane lane) {
        lane.mark(sampling.gap());
        cell.set(CellState.SAMPLED);
    }

    /** Takes the time that a letter was in the mailbox. {@return the letter} */
    Object waited(ActorCell<?> cell, Stamped stamped) {
        long now = now();
        sampling.took(now);
        figures(cell).waitedFor(now - stamped.sentAt());
        return stamped.letter();
    }

    /**
     * Counts a message that a looping actor received.
     *
     * @param timed whether its time in the mailbox was taken
     * @return what takes the time until it is done with that message too, if so
     */
    @Nullable Timing received(ActorCell<?> cell, Object letter, boolean timed) {
        TypeFigures figures = figures(cell);
        Tally.Lane count = figures.handled(Turn.NO_LANE);
        if (count.increment()) {
            sample(cell, count);
        }
        return timed ? new Timing(this, figures, now()) : null;
    }

    /** Since when a message is being handled. */
    record Timing(Probe probe, TypeFigures figures, long began) {
        void over() {
            figures.handledIn(probe.now() - began);
        }
    }

    /** {@return where the current thread counts what the actor handles in a turn} */
    Tally.Lane counting(ActorCell<?> cell, Turn turn) {
        return figures(cell).handled(turn.lane());
    }

    /** Handles a letter that is to be measured. */
    void handleTimed(ActorCell<?> cell, Stamped stamped) {
        TypeFigures figures = figures(cell);
        long began = now();
        sampling.took(began);
        figures.waitedFor(began - stamped.sentAt());
        cell.handle(stamped.letter());
        figures.handledIn(now() - began);
    }

    /** {@return the figures of one type, counted not long ago} */
    Census.Row living(String type) {
        if (now() - census.takenAt() > CENSUS_LASTS) {
            census = Census.take(system);
        }
        return census.row(type);
    }
}
