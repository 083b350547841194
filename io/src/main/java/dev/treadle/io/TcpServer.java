package dev.treadle.io;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.Supervision;
import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.Timers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Accepts TCP connections, and starts an actor for each: its session. Frames that come in are the
 * session's messages; what the session tells its {@link Connection} goes out. A slow session slows
 * its peer, and a slow peer slows who tells it; nobody else.
 *
 * <p>Clients are not trusted: what they can take in memory, time and connections is bounded by the
 * {@link TcpOptions}, and what they send can only end their own connection.
 *
 * <p>Safe to use from any thread. Close it before its system, best by try-with-resources; a system
 * that closes first ends it too.
 */
public final class TcpServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TcpServer.class.getName());
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(10);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final ActorRef<Arrival> actor;
    private final Door door;
    private final InetSocketAddress address;
    private final Reception reception;
    private final ActorSystem system;
    private final Timers timers;

    private TcpServer(ActorSystem system, ActorRef<Arrival> actor, Door door, Reception reception) {
        this.actor = actor;
        this.door = door;
        this.address = door.address();
        this.reception = reception;
        this.system = system;
        this.timers = system.timers();
    }

    /**
     * Starts a server with default options. When this returns it accepts connections.
     *
     * @param system where its actors live
     * @param name the name of its actor
     * @param address where it listens; port 0 for one that is free
     * @param framing how bytes become messages and back
     * @param sessions makes the actor of each connection
     * @param <I> the type of what is received
     * @param <O> the type of what is sent
     * @return the server
     * @throws EndpointException if it cannot listen there
     */
    public static <I, O> TcpServer start(
            ActorSystem system,
            String name,
            InetSocketAddress address,
            Framing<I, O> framing,
            Sessions<I, O> sessions) {
        return start(system, name, address, framing, sessions, TcpOptions.defaults());
    }

    /**
     * Starts a server. When this returns it accepts connections.
     *
     * @param system where its actors live
     * @param name the name of its actor
     * @param address where it listens; port 0 for one that is free
     * @param framing how bytes become messages and back
     * @param sessions makes the actor of each connection
     * @param options limits, time-outs, handshake and TLS
     * @param <I> the type of what is received
     * @param <O> the type of what is sent
     * @return the server
     * @throws EndpointException if it cannot listen there
     */
    public static <I, O> TcpServer start(
            ActorSystem system,
            String name,
            InetSocketAddress address,
            Framing<I, O> framing,
            Sessions<I, O> sessions,
            TcpOptions options) {
        requireNonNull(system, "system");
        var opening =
                new Opening<>(
                        requireNonNull(framing, "framing"),
                        requireNonNull(sessions, "sessions"),
                        requireNonNull(options, "options"));
        var reception = new Reception(options.maxConnections());
        Door door = open(name, requireNonNull(address, "address"), options);
        ActorRef<Arrival> actor = spawn(system, name, door, opening, reception);
        var acceptor = new Acceptor<>(door, opening, reception, system.timers(), actor);
        door.attend(actor.path() + "/accept", acceptor);
        return new TcpServer(system, actor, door, reception);
    }

    private static Door open(String name, InetSocketAddress address, TcpOptions options) {
        try {
            return Door.at(address, options);
        } catch (IOException e) {
            throw new EndpointException(
                    "%s cannot listen on %s: %s".formatted(name, address, e.getMessage()), e);
        }
    }

    private static <I, O> ActorRef<Arrival> spawn(
            ActorSystem system,
            String name,
            Door door,
            Opening<I, O> opening,
            Reception reception) {
        try {
            return system.spawn(
                    name,
                    () -> new ServerActor<>(door, opening, reception),
                    ActorOptions.defaults().supervision(Supervision.stop()));
        } catch (RuntimeException e) {
            door.close();
            throw e;
        }
    }

    String name() {
        return actor.name();
    }

    String systemName() {
        return system.name();
    }

    /** {@return where it listens, with the port that was chosen} */
    public InetSocketAddress address() {
        return address;
    }

    /** {@return what it has done so far} */
    public TcpFigures figures() {
        return reception.figures();
    }

    /** {@return the connections it has now, those in the handshake left out} */
    public List<Connection<?>> connections() {
        return List.copyOf(reception.connections());
    }

    /** Closes the server as {@link #close(Duration)} does, within 10 seconds. */
    @Override
    public void close() {
        close(DRAIN_WITHIN);
    }

    /**
     * Closes the server and waits until it has ended: it accepts no more, reads no more, lets each
     * session handle what it was sent, and sends all that the connections were told. What is left
     * at the deadline is broken off, and logged. A second call waits too.
     *
     * <p>Not for a session of the server, which would wait for itself.
     *
     * @param within how long to wait
     * @return whether all connections ended in order
     */
    public boolean close(Duration within) {
        long deadline = timers.nanoTime() + within.toNanos();
        door.close();
        reception.close();
        List<LiveConnection<?>> connections = reception.connections();
        connections.forEach(LiveConnection::close);
        List<LiveConnection<?>> late =
                connections.stream().filter(each -> !endsBy(deadline, each)).toList();
        late.forEach(each -> each.abort(ConnectionEnd.CLOSED));
        actor.close();
        if (!actor.join(A_MOMENT)) {
            actor.kill();
            actor.join(A_MOMENT);
        }
        if (!late.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "{0} broke off {1} connections that had not ended in {2}: {3}",
                    actor.path(),
                    late.size(),
                    within,
                    late);
        }
        return late.isEmpty();
    }

    private boolean endsBy(long deadline, LiveConnection<?> connection) {
        try {
            connection.ended().await(Duration.ofNanos(deadline - timers.nanoTime()));
            return true;
        } catch (AwaitTimeoutException e) {
            return false;
        }
    }

    /** Waits until the server has been closed. */
    public void join() {
        actor.join();
    }

    @Override
    public String toString() {
        return "%s on %s".formatted(actor.path(), address);
    }
}
