package dev.treadle.samples.guess;

import dev.treadle.actor.ActorSystem;
import dev.treadle.io.Framing;
import dev.treadle.io.TcpOptions;
import dev.treadle.io.TcpServer;
import dev.treadle.samples.Addresses;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;
import dev.treadle.samples.Termination;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.net.InetSocketAddress;
import java.util.Optional;

/** Both sides of the game, or one of them. */
@Command(name = "guess", description = "A guessing game over TCP, a session for each client.")
public final class GuessSample extends Sample {

    @Between(least = 0, most = 65_535)
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Serve on this port of 127.0.0.1 until terminated, 0 for a free one.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--connect",
            paramLabel = "HOST:PORT",
            description = "Play against a server elsewhere.")
    private String connect = "";

    /** Called by picocli. */
    public GuessSample() {}

    @Override
    protected Ending run(ActorSystem system) throws InterruptedException {
        if (!connect.isEmpty()) {
            play(system, Addresses.parse("--connect", connect));
            return Ending.well();
        }
        try (var termination = Termination.onSignal();
                var server = serve(system)) {
            if (port.isEmpty()) {
                play(system, server.address());
            } else {
                out().println("listening on " + Addresses.text(server.address()));
                out().flush();
                termination.await();
            }
        }
        return Ending.well();
    }

    private TcpServer serve(ActorSystem system) {
        // tag::serve
        return TcpServer.start(
                system,
                "guess",
                Addresses.local(port.orElse(0)),
                Framing.lines(100),
                connection -> () -> new GuessSession(connection, system.random(), out()),
                TcpOptions.defaults().maxConnections(1_000));
        // end::serve
    }

    private void play(ActorSystem system, InetSocketAddress server) throws InterruptedException {
        try (var client = new GuessClient(system, server, out())) {
            client.play(1, 5, 3, 5);
            client.play(10, 15, 12, 6);
        }
    }
}
