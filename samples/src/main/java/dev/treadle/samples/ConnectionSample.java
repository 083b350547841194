package dev.treadle.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.Signal;
import dev.treadle.io.Framing;
import dev.treadle.io.TcpServer;
import dev.treadle.scheduler.Result;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;

/**
 * A connection that nobody else may use is a field of an actor. There is no need for a
 * thread-local: what an actor has is its own, whichever thread runs it.
 */
@Command(name = "connection", description = "Each actor has a connection of its own, as a field.")
final class ConnectionSample extends Sample {

    private sealed interface Request {
        record Connect() implements Request {}

        record Fetch(ReplyTo<Integer> replyTo) implements Request {}
    }

    // tag::client
    /** Connects when it is told to, once. */
    private static final class Client extends Actor<Request> {

        private final InetSocketAddress server;
        private Socket socket = new Socket();

        Client(InetSocketAddress server) {
            this.server = server;
        }

        @Override
        protected void receive(Request request) throws IOException {
            switch (request) {
                case Request.Connect() -> onConnect();
                case Request.Fetch(var replyTo) -> onFetch(replyTo);
            }
        }

        private void onConnect() throws IOException {
            if (socket.isConnected()) {
                throw new IllegalStateException("Already connected");
            }
            socket.connect(server);
        }

        private void onFetch(ReplyTo<Integer> replyTo) throws IOException {
            try (Socket connected = socket) {
                connected.getOutputStream().write("GET /\n".getBytes(UTF_8));
                replyTo.tell(connected.getInputStream().readAllBytes().length);
            }
            socket = new Socket();
        }

        @Override
        protected void onSignal(Signal signal) throws IOException {
            if (signal instanceof Signal.PreRestart || signal instanceof Signal.PostStop) {
                socket.close(); // a new instance has a new one
            }
        }
    }

    // end::client

    @Override
    protected Ending run(ActorSystem system) {
        try (var server =
                TcpServer.start(
                        system,
                        "server",
                        Addresses.local(0),
                        Framing.lines(),
                        connection ->
                                Actor.looping(self ->
                                        connection.tell(self.receive() + ": " + "x".repeat(93))))) {
            List<ActorRef<Request>> clients =
                    Stream.of("one", "two")
                            .map(name -> system.spawn(name, () -> new Client(server.address())))
                            .toList();
            clients.forEach(each -> each.tell(new Request.Connect()));
            List<Result<Integer>> answers =
                    clients.stream().map(each -> each.<Integer>ask(Request.Fetch::new)).toList();
            Result.all(answers).await().forEach(n -> out().println("got %d bytes".formatted(n)));
        }
        return Ending.well();
    }
}
