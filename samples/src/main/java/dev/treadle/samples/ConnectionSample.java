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
import dev.treadle.scheduler.ResultException;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A connection that nobody else may use is a field of an actor. There is no need for a
 * thread-local: what an actor has is its own, whichever thread runs it.
 */
@Command(name = "connection", description = "Each actor has a connection of its own, as a field.")
final class ConnectionSample extends Sample {

    private sealed interface Request {
        record Connect(ReplyTo<Boolean> replyTo) implements Request {}

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
                case Request.Connect(var replyTo) -> onConnect(replyTo);
                case Request.Fetch(var replyTo) -> onFetch(replyTo);
            }
        }

        private void onConnect(ReplyTo<Boolean> replyTo) throws IOException {
            if (socket.isConnected()) {
                replyTo.fail(new IllegalStateException("Already connected"));
            } else {
                socket.connect(server);
                replyTo.tell(true);
            }
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
            for (int visit = 0; visit < 2; visit++) {
                Result.all(askAll(clients, Request.Connect::new)).await();
                connectAgain(clients.getFirst());
                Result.all(askAll(clients, Request.Fetch::new))
                        .await()
                        .forEach(n -> out().println("got %d bytes".formatted(n)));
            }
        }
        return Ending.well();
    }

    private static <R> List<Result<R>> askAll(
            List<ActorRef<Request>> clients, Function<ReplyTo<R>, Request> request) {
        return clients.stream().map(each -> each.ask(request)).toList();
    }

    private void connectAgain(ActorRef<Request> client) {
        try {
            client.ask(Request.Connect::new).await();
        } catch (ResultException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            out().println(client.name() + ": " + why.getMessage());
        }
    }
}
