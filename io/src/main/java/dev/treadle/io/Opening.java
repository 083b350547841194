package dev.treadle.io;

import dev.treadle.actor.ActorFactory;
import dev.treadle.scheduler.Timer;
import dev.treadle.scheduler.Timers;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;

/**
 * What is done with a connected socket before frames come through it: options, TLS, the handshake.
 * For a thread that may wait, no longer than the time-out for all of it.
 *
 * @param framing how its bytes become frames
 * @param sessions makes the actor of each connection
 * @param options time-outs, TLS, secret and the rest
 */
record Opening<I, O>(Framing<I, O> framing, Sessions<I, O> sessions, TcpOptions options) {

    private interface Part {
        Input run() throws IOException;
    }

    void configure(Socket socket) throws IOException {
        socket.setTcpNoDelay(options.noDelay());
        socket.setKeepAlive(true);
    }

    /** {@return what the client sends behind its part of the handshake} */
    Input asServer(Transport transport, Timers timers) throws IOException {
        return within(
                timers,
                transport,
                () -> {
                    startTlsAsServer(transport);
                    var input = new Input(transport.in());
                    if (options.secret().isPresent()) {
                        Handshake.asServer(input, transport.out(), options.secret().get());
                    }
                    return input;
                });
    }

    /** {@return what the server sends behind its part of the handshake} */
    Input asClient(Transport transport, InetSocketAddress host, Timers timers) throws IOException {
        return within(
                timers,
                transport,
                () -> {
                    if (options.tls().isPresent()) {
                        transport.startTlsAsClient(options.tls().get(), host);
                    }
                    var input = new Input(transport.in());
                    if (options.secret().isPresent()) {
                        Handshake.asClient(input, transport.out(), options.secret().get());
                    }
                    return input;
                });
    }

    /** Tells a client why it cannot come in, and lets it read that. */
    void refuse(Transport transport, String reason, Timers timers) throws IOException {
        within(
                timers,
                transport,
                () -> {
                    startTlsAsServer(transport);
                    byte[] text = framing.refusal(reason);
                    OutputStream out = transport.out();
                    out.write(options.secret().isPresent() ? Handshake.refusal(text) : text);
                    transport.endOutput();
                    var rest = new Input(transport.in());
                    rest.discardRest();
                    return rest;
                });
    }

    private void startTlsAsServer(Transport transport) throws IOException {
        if (options.tls().isPresent()) {
            transport.startTlsAsServer(options.tls().get());
        }
    }

    private Input within(Timers timers, Transport transport, Part part) throws IOException {
        Timer timer = timers.once(options.handshakeTimeout(), transport::abort);
        try {
            return part.run();
        } finally {
            timer.cancel();
        }
    }

    /** {@return a factory of the actor that is the whole of a connection} */
    ActorFactory<Object> connection(
            Transport transport, Input input, Consumer<? super LiveConnection<O>> onMade) {
        return () -> {
            var actor = new ConnectionActor<>(this, transport);
            onMade.accept(actor.connection());
            actor.begin(this, input); // and from here on the peer may be faster than who spawns
            return actor;
        };
    }
}
