package dev.treadle.samples.echo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.io.Connection;
import dev.treadle.io.EndpointException;
import dev.treadle.io.Framing;
import dev.treadle.io.Secret;
import dev.treadle.io.TcpClient;
import dev.treadle.io.TcpOptions;
import dev.treadle.io.TcpServer;
import dev.treadle.io.TcpServerMetrics;
import dev.treadle.samples.Addresses;
import dev.treadle.samples.BadInputException;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;
import dev.treadle.samples.Termination;
import dev.treadle.samples.cooperative.CooperativeEcho;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An echo server, or a client of one; without port and address both, for a short talk. */
@Command(name = "echo", description = "An echo server over TCP: actors, or --cooperative tasks.")
public final class EchoSample extends Sample {

    @Between(least = 0, most = 65_535)
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Serve others at this port of 127.0.0.1, until terminated; 0 for any.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--connect",
            paramLabel = "HOST:PORT",
            description =
                    "Send the lines of the standard input to a server, and print its answers.")
    private Optional<String> connect = Optional.empty();

    @Between(least = 1, most = 1_000_000)
    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Refuse clients above this; ${DEFAULT-VALUE} unless given.")
    private int maxConnections;

    @Option(
            names = "--secret",
            paramLabel = "TEXT",
            description = "Let only those talk to each other who know this.")
    private Optional<String> secret = Optional.empty();

    @Option(
            names = "--tls",
            paramLabel = "KEYSTORE",
            description = "Encrypt, with the certificate of this key store.")
    private Optional<Path> keystore = Optional.empty();

    @Option(
            names = "--password",
            paramLabel = "TEXT",
            defaultValue = "changeit",
            description = "The password of the key store; ${DEFAULT-VALUE} unless given.")
    private String password = "";

    @Option(
            names = "--cooperative",
            description = "Serve all clients in one turn, by tasks that yield.")
    private boolean cooperative;

    @Between(least = 1, most = 5_000)
    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "3",
            description = "So many clients of its own; ${DEFAULT-VALUE} unless given.")
    private int clients;

    /** Called by picocli. */
    public EchoSample() {}

    @Override
    protected Ending run(ActorSystem system) throws IOException {
        if (secret.equals(Optional.of(""))) {
            throw new BadInputException("--secret takes a text, not an empty one.");
        }
        if (cooperative) {
            if (secret.isPresent() || keystore.isPresent() || connect.isPresent()) {
                throw new BadInputException(
                        "--cooperative goes with neither --secret nor --tls nor --connect.");
            }
            return new CooperativeEcho(out(), maxConnections).run(clients, port);
        }
        if (connect.isPresent()) {
            return sendInput(system, Addresses.parse("--connect", connect.get()));
        }
        return serve(system);
    }

    // tag::options
    private TcpOptions options() {
        TcpOptions options = TcpOptions.defaults().maxConnections(maxConnections);
        if (secret.isPresent()) {
            options = options.secret(Secret.of(secret.get()));
        }
        if (keystore.isPresent()) {
            options = options.tls(Tls.of(keystore.get(), password.toCharArray()));
        }
        return options;
    }

    // end::options

    private Ending serve(ActorSystem system) {
        // tag::server
        try (var termination = Termination.onSignal();
                var server =
                        TcpServer.start(
                                system,
                                "echo",
                                Addresses.local(port.orElse(0)),
                                Framing.bytes(), // whatever comes goes back
                                connection -> Actor.of(connection::tell),
                                options())) {
            // end::server
            measure(new TcpServerMetrics(server));
            out().println("listening on " + Addresses.text(server.address()));
            out().flush();
            if (port.isPresent()) {
                termination.await();
            } else {
                talk(system, server.address());
            }
        }
        return Ending.well();
    }

    private void talk(ActorSystem system, InetSocketAddress server) {
        for (int i = 1; i <= clients; i++) {
            send(system, server, List.of("hello from client " + i, "goodbye from client " + i));
        }
    }

    private void send(ActorSystem system, InetSocketAddress server, Iterable<String> lines) {
        // tag::client
        Connection<byte[]> connection =
                TcpClient.connect(
                        system,
                        "client",
                        server,
                        Framing.bytes(),
                        _ -> Actor.of(bytes -> print(new String(bytes, UTF_8))),
                        options());
        for (String line : lines) {
            connection.tell((line + "\n").getBytes(UTF_8));
        }
        connection.endOutput();
        connection.ended().await();
        // end::client
    }

    private void print(String text) {
        out().print(text);
        out().flush();
    }

    private Ending sendInput(ActorSystem system, InetSocketAddress server) {
        var input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try {
            send(system, server, () -> input.lines().iterator());
        } catch (EndpointException e) {
            err().println(e.getMessage());
            return new Ending(1, Optional.empty());
        }
        return Ending.well();
    }
}
