package dev.treadle.io;

import dev.treadle.exchange.Subscriber;
import dev.treadle.scheduler.Result;

import java.net.InetSocketAddress;

/**
 * A TCP connection, as a recipient of what is to be sent to the peer. It can be told frames by its
 * session, by any other actor, and by an exchange that it is subscribed to.
 *
 * <p>Frames are sent in the order in which they were told. Where the peer does not take them as
 * fast as they are told, {@code tell} waits for room, and {@code offer} returns false; a wait in a
 * ring of actors is cut short as that of any actor. What is told to a connection that has ended,
 * and what it could not send any more, are dead letters; of what was given to the network nobody
 * can know whether it arrived.
 *
 * <p>Safe to use from any thread.
 *
 * @param <O> the type of what is sent
 */
public sealed interface Connection<O> extends Subscriber<O> permits LiveConnection {

    /**
     * Sends a frame, and waits for room if there is none.
     *
     * @param frame what is to be sent, never null
     * @throws IllegalArgumentException if the frame cannot be written: it is too long, or a line
     *     that contains a line break
     */
    @Override
    void tell(O frame);

    /** {@return the address of the peer} */
    InetSocketAddress remoteAddress();

    /** {@return the address of this side} */
    InetSocketAddress localAddress();

    /**
     * Ends the connection in order: no more is read, the session handles what it has been sent and
     * ends, then all that has been told to the connection is sent. Returns at once.
     */
    void close();

    /**
     * Lets the peer see the end of what it is sent, behind all that was told, and goes on reading
     * until the peer ends too: for a client that has asked all and waits for the answers. What is
     * told later is a dead letter. Returns at once.
     */
    void endOutput();

    /** {@return why the connection ended, once it has} */
    Result<ConnectionEnd> ended();
}
