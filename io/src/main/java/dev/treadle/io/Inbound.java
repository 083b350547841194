package dev.treadle.io;

import dev.treadle.actor.ActorRef;

import java.io.IOException;

/**
 * Reads a connection on a virtual thread of its own, and sends its frames to the session: so a
 * session that is full keeps it from reading, and in the end the peer from sending.
 *
 * <p>A thread and not an actor, since it is never at rest: it waits for the peer, and that must not
 * keep a system from coming to rest.
 */
final class Inbound<I, O> implements Runnable {

    private final Framing<I, O> framing;
    private final Input input;
    private final LiveConnection<O> connection;
    private final ActorRef<I> session;
    private final Stopwatch stopwatch;

    Inbound(
            Framing<I, O> framing,
            Input input,
            LiveConnection<O> connection,
            ActorRef<I> session,
            Stopwatch stopwatch) {
        this.framing = framing;
        this.input = input;
        this.connection = connection;
        this.session = session;
        this.stopwatch = stopwatch;
    }

    @Override
    public void run() {
        try {
            connection.end(readFrames());
            input.discardRest(); // or the reset for what is unread destroys what was sent last
        } catch (IOException e) {
            connection.end(ConnectionEnd.LOST);
        } finally {
            stopwatch.close();
            connection.inputHasEnded();
        }
    }

    private ConnectionEnd readFrames() throws IOException {
        try {
            for (; ; ) {
                stopwatch.begin();
                I frame = framing.read(input);
                stopwatch.end();
                if (frame == null) {
                    return ConnectionEnd.CLOSED_BY_PEER;
                } else if (connection.isClosing()) {
                    return ConnectionEnd.CLOSED;
                }
                session.tell(frame);
            }
        } catch (MalformedFrameException e) {
            return ConnectionEnd.MALFORMED;
        }
    }
}
