package dev.treadle.actor;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.exchange.Exchange;
import dev.treadle.mailbox.Overflow;
import dev.treadle.scheduler.DispatcherFigures;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A system's meters in one registry. */
final class BoundMeters {

    private final LocalActorSystem system;
    private final MeterRegistry registry;
    private final Probe probe;
    private final Tags tags;

    BoundMeters(LocalActorSystem system, MeterRegistry registry, Probe probe) {
        this.system = system;
        this.registry = registry;
        this.probe = probe;
        tags = Tags.of("system", system.name());
        addDispatcher();
        addRare();
    }

    private void addDispatcher() {
        gauge("treadle.dispatcher.runners", "threads", at(DispatcherFigures::runners));
        gauge("treadle.dispatcher.queued", "activations", at(DispatcherFigures::queued));
        counter("treadle.dispatcher.hand.offs", "hand-offs", tags, at(DispatcherFigures::handOffs));
        counter("treadle.dispatcher.steals", "steals", tags, at(DispatcherFigures::steals));
        counter("treadle.dispatcher.admitted", "processors", tags, at(DispatcherFigures::admitted));
        gauge("treadle.timers.pending", "timers", each -> each.timers().pending());
    }

    private static ToDoubleFunction<LocalActorSystem> at(
            ToDoubleFunction<DispatcherFigures> figure) {
        return each -> figure.applyAsDouble(each.dispatcher().figures());
    }

    private void addRare() {
        for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
            Tags by = tags.and("reason", lower(reason));
            counter("treadle.dead.letters", "messages", by, each -> each.letters().count(reason));
        }
        for (Overflow policy : Overflow.values()) {
            Tags by = tags.and("policy", lower(policy));
            counter(
                    "treadle.mailbox.overflows",
                    "messages",
                    by,
                    each -> each.figures().overflows(policy));
        }
        counter(
                "treadle.mailbox.over.capacity",
                "messages",
                tags,
                each -> each.figures().overCapacity());
        addAsks();
    }

    private void addAsks() {
        Tags replied = tags.and("outcome", "replied");
        counter("treadle.asks", "asks", replied, each -> each.figures().replies());
        for (Reason reason : Reason.values()) {
            Tags by = tags.and("outcome", lower(reason));
            counter("treadle.asks", "asks", by, each -> each.figures().unanswered(reason));
        }
    }

    /** Adds the meters of a type of actor. */
    void add(String type, TypeFigures figures) {
        Tags by = tags.and("type", type);
        gauge("treadle.actors", "actors", by, _ -> probe.living(type).actors());
        gauge("treadle.mailbox.depth", "messages", by, _ -> probe.living(type).messages());
        gauge("treadle.mailbox.depth.max", "messages", by, _ -> probe.living(type).deepest());
        counter("treadle.actor.messages", "messages", by, _ -> figures.messages());
        counter("treadle.actor.failures", "failures", by, each -> each.figures().failures(type));
        counter("treadle.actor.restarts", "restarts", by, each -> each.figures().restarts(type));
        figures.reportTo(
                Timer.builder("treadle.actor.handler.time").tags(by).register(registry),
                Timer.builder("treadle.mailbox.time").tags(by).register(registry));
    }

    /** Adds the meters of an exchange. */
    void add(Exchange<?> exchange) {
        Tags by = tags.and("exchange", exchange.name());
        counter("treadle.exchange.published", "messages", by, _ -> exchange.counts().published());
        counter("treadle.exchange.delivered", "messages", by, _ -> exchange.counts().delivered());
        counter("treadle.exchange.dropped", "messages", by, _ -> exchange.counts().dropped());
        counter("treadle.exchange.failed", "messages", by, _ -> exchange.counts().failed());
        counter("treadle.exchange.unrouted", "messages", by, _ -> exchange.counts().unrouted());
        gauge("treadle.exchange.subscribers", "recipients", by, _ -> exchange.subscribers());
    }

    private void gauge(String name, String unit, ToDoubleFunction<LocalActorSystem> value) {
        gauge(name, unit, tags, value);
    }

    private void gauge(
            String name, String unit, Tags by, ToDoubleFunction<LocalActorSystem> value) {
        Gauge.builder(name, system, value).tags(by).baseUnit(unit).register(registry);
    }

    private void counter(
            String name, String unit, Tags by, ToDoubleFunction<LocalActorSystem> value) {
        FunctionCounter.builder(name, system, value).tags(by).baseUnit(unit).register(registry);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
