package dev.treadle.io;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorSystem;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Connects to TCP servers. Safe to use from any thread. */
public final class TcpClient {

    private TcpClient() {}

    /**
     * Connects to a server with default options.
     *
     * @param system where the actors of the connection live
     * @param name the name of its actor
     * @param address where the server listens
     * @param framing how bytes become messages and back
     * @param sessions makes the actor that gets what the server sends
     * @param <I> the type of what is received
     * @param <O> the type of what is sent
     * @return the connection
     * @throws EndpointException if there is no connection to be had
     */
    public static <I, O> Connection<O> connect(
            ActorSystem system,
            String name,
            InetSocketAddress address,
            Framing<I, O> framing,
            Sessions<I, O> sessions) {
        return connect(system, name, address, framing, sessions, TcpOptions.defaults());
    }

    /**
     * Connects to a server; returns when the handshake, if there is one, is over.
     *
     * @param system where the actors of the connection live
     * @param name the name of its actor
     * @param address where the server listens
     * @param framing how bytes become messages and back
     * @param sessions makes the actor that gets what the server sends
     * @param options time-outs, handshake and TLS, as the server has them
     * @param <I> the type of what is received
     * @param <O> the type of what is sent
     * @return the connection
     * @throws EndpointException if there is no connection to be had: nobody listens, the server
     *     refuses, or it does not know the secret
     */
    public static <I, O> Connection<O> connect(
            ActorSystem system,
            String name,
            InetSocketAddress address,
            Framing<I, O> framing,
            Sessions<I, O> sessions,
            TcpOptions options) {
        requireNonNull(system, "system");
        requireNonNull(address, "address");
        var opening =
                new Opening<>(
                        requireNonNull(framing, "framing"),
                        requireNonNull(sessions, "sessions"),
                        requireNonNull(options, "options"));
        Transport transport = connected(name, address, opening);
        try {
            Input input = opening.asClient(transport, address, system.timers());
            List<Connection<O>> made = new ArrayList<>(1);
            system.spawn(
                    name, opening.connection(transport, input, made::add), ConnectionActor.OPTIONS);
            return made.getFirst();
        } catch (IOException e) {
            transport.abort();
            throw failure(name, address, e);
        } catch (RuntimeException e) {
            transport.abort();
            throw e;
        }
    }

    private static Transport connected(
            String name, InetSocketAddress address, Opening<?, ?> opening) {
        var socket = new Socket();
        try {
            opening.configure(socket);
            socket.connect(
                    address, Math.toIntExact(opening.options().handshakeTimeout().toMillis()));
            return new Transport(socket, new Traffic());
        } catch (IOException e) {
            try {
                socket.close();
            } catch (IOException another) {
                e.addSuppressed(another);
            }
            throw failure(name, address, e);
        }
    }

    private static EndpointException failure(
            String name, InetSocketAddress address, IOException cause) {
        return new EndpointException(
                "%s cannot connect to %s: %s".formatted(name, address, cause.getMessage()), cause);
    }
}
