package dev.treadle.io;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.Signal;
import dev.treadle.actor.Supervision;
import dev.treadle.mailbox.MailboxOptions;

import java.time.Duration;

/**
 * The whole of a connection. Its children are the actor that writes and, started after it, the
 * session. So its close is the order in which a connection ends: the session handles what it was
 * sent and ends, then the writer writes what it was told and ends, then the socket is closed.
 *
 * <p>It is closed by whoever sees a reason first: the thread that reads, the writer, the session
 * that ends, a user, the server.
 */
final class ConnectionActor<I, O> extends Actor<Object> {

    /** A second instance would have no socket: a connection is never restarted. */
    static final ActorOptions OPTIONS = ActorOptions.defaults().supervision(Supervision.stop());

    private final TcpOptions options;
    private final Transport transport;
    private final LiveConnection<O> connection;

    @SuppressWarnings("this-escape") // final class, and nobody knows the connection yet
    ConnectionActor(Opening<I, O> opening, Transport transport) {
        this.options = opening.options();
        this.transport = transport;
        connection = new LiveConnection<>(transport, opening.framing()::bytesOf, self());
        self().whenTerminated(connection::hasEnded); // its name is free by then
        ActorRef<Outbound.Chunk> out = spawnOut();
        connection.out(out);
        out.whenTerminated(connection::close);
    }

    /** Starts the session, and the thread that reads. If that fails, the connection ends. */
    void begin(Opening<I, O> opening, Input input) {
        try {
            startReading(input, opening.framing(), startSession(opening.sessions()));
        } catch (RuntimeException | Error e) {
            connection.inputHasEnded(); // nobody reads
            connection.abort(ConnectionEnd.CLOSED);
            throw e;
        }
    }

    private ActorRef<I> startSession(Sessions<I, O> sessions) {
        ActorRef<I> session =
                context()
                        .spawn(
                                "session",
                                sessions.open(connection),
                                childOptions(options.supervision()));
        session.whenTerminated(connection::close);
        return session;
    }

    private void startReading(Input input, Framing<I, O> framing, ActorRef<I> session) {
        var reading = stopwatch(options.readTimeout(), this::readTimedOut);
        var in = new Inbound<>(framing, input, connection, session, reading);
        Thread.ofVirtual().name(self().path() + "/in").start(in);
    }

    private ActorRef<Outbound.Chunk> spawnOut() {
        var writing = stopwatch(options.writeTimeout(), this::writeTimedOut);
        return context()
                .spawn(
                        "out",
                        () -> new Outbound(transport, connection, writing, options.linger()),
                        childOptions(Supervision.stop()));
    }

    private Stopwatch stopwatch(Duration limit, Runnable onExceeded) {
        return new Stopwatch(context().system().timers(), limit, onExceeded);
    }

    private ActorOptions childOptions(Supervision supervision) {
        return ActorOptions.defaults()
                .mailbox(MailboxOptions.bounded(options.buffer()))
                .supervision(supervision);
    }

    private void readTimedOut() {
        connection.end(ConnectionEnd.READ_TIMED_OUT);
    }

    private void writeTimedOut() {
        connection.abort(ConnectionEnd.WRITE_TIMED_OUT);
    }

    LiveConnection<O> connection() {
        return connection;
    }

    @Override
    protected void receive(Object message) {
        throw new IllegalStateException("Nobody sends to the whole of a connection");
    }

    @Override
    protected void onSignal(Signal signal) {
        if (signal instanceof Signal.PostStop) {
            transport.abort();
        }
    }
}
