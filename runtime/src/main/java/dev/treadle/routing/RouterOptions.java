package dev.treadle.routing;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorOptions;
import dev.treadle.mailbox.MailboxOptions;

/**
 * How a router chooses, and how its routees are. Immutable.
 *
 * @param routing who gets a message: each in turn
 * @param handsOver whether the messages that a routee leaves unhandled when it ends go to the
 *     others: no, they are dead letters
 * @param routees how a pool starts its routees: as the system starts every actor
 * @param <M> the type of message
 */
public record RouterOptions<M>(Routing<M> routing, boolean handsOver, ActorOptions routees) {

    /** Checks that nothing is null. */
    public RouterOptions {
        requireNonNull(routing, "routing");
        requireNonNull(routees, "routees");
    }

    /**
     * {@return each in turn; what a routee leaves is dead letters}
     *
     * @param <M> the type of message
     */
    public static <M> RouterOptions<M> defaults() {
        return of(Routing.roundRobin());
    }

    /**
     * {@return the defaults with a routing}
     *
     * @param routing who gets a message
     * @param <M> the type of message
     */
    public static <M> RouterOptions<M> of(Routing<M> routing) {
        return new RouterOptions<>(routing, false, ActorOptions.defaults());
    }

    /** {@return these, and what a routee leaves unhandled when it ends goes to the others} */
    public RouterOptions<M> handOver() {
        return new RouterOptions<>(routing, true, routees);
    }

    /**
     * {@return these with other options for the routees of a pool}
     *
     * @param other their mailbox and supervision
     */
    public RouterOptions<M> routees(ActorOptions other) {
        return new RouterOptions<>(routing, handsOver, other);
    }

    /**
     * {@return these with another mailbox for each routee of a pool}
     *
     * @param mailbox its capacity, and what happens when it is full
     */
    public RouterOptions<M> mailbox(MailboxOptions mailbox) {
        return routees(routees.mailbox(mailbox));
    }
}
