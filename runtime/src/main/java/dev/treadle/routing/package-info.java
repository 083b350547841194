/**
 * Routers: one recipient in front of many actors.
 *
 * <p>A {@link dev.treadle.routing.Router} chooses on the sender's thread, so it is no bottleneck
 * and adds no hop. A pool starts its routees and replaces those that end; a group is of actors that
 * others started, given or found in the registry, and leaves out those that end. A {@link
 * dev.treadle.routing.Routing} says who is chosen. A pulling pool keeps the messages itself and
 * gives each routee one when it has handled the last.
 *
 * <p>Messages from one sender to one routee arrive in order; a router that chooses a new routee
 * each time keeps no other order.
 */
@NullMarked
package dev.treadle.routing;

import org.jspecify.annotations.NullMarked;
