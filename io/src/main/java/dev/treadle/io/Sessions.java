package dev.treadle.io;

import dev.treadle.actor.ActorFactory;

/**
 * Makes the actor of each connection, its session: what the peer sends are the session's messages,
 * in order. The session is closed when the peer has sent all; when the session ends, all that it
 * told the connection is sent and the connection ends.
 *
 * @param <I> the type of what is received
 * @param <O> the type of what is sent
 */
@FunctionalInterface
public interface Sessions<I, O> {

    /**
     * {@return a factory of the actor of a connection}
     *
     * @param connection where to send to the peer
     */
    ActorFactory<I> open(Connection<O> connection);
}
