package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The meters of an actor system, for any registry: {@code new
 * ActorSystemMetrics(system).bindTo(registry)}. Until then no message that is handled is counted,
 * and no time is taken. Failures and restarts, full mailboxes, dead letters, asks and what
 * exchanges do are always counted.
 *
 * <p>All names begin with {@code treadle.}, all meters have the tag {@code system}. What is about
 * actors has the tag {@code type}, the class of the actor or of its lambda, never its name.
 * Messages are counted one by one; the time a handler takes and the time a message waits in its
 * mailbox are taken of one message in 64, and of fewer while that would be more than 10,000 a
 * second. Living actors and mailbox depths are counted when they are read, at most twice a second.
 *
 * <p>Safe to use from any thread.
 */
public final class ActorSystemMetrics implements MeterBinder {

    private final LocalActorSystem system;

    /**
     * Makes a binder.
     *
     * @param system the system to measure
     */
    public ActorSystemMetrics(ActorSystem system) {
        this.system =
                switch (requireNonNull(system, "system")) {
                    case LocalActorSystem local -> local;
                };
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        system.measure().reportTo(requireNonNull(registry, "registry"));
    }
}
