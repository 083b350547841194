package dev.treadle.samples.cooperative;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.WorkerPool;
import dev.treadle.io.Datagram;
import dev.treadle.io.UdpServer;
import dev.treadle.mailbox.Recipient;
import dev.treadle.samples.Addresses;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Termination;
import dev.treadle.scheduler.Outcome;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The same server as an actor: it hands each number to a pool of workers, and goes on. */
final class FibActors {

    /** One of them more than those that can take long. */
    private static final int WORKERS = 16;

    private final ActorSystem system;
    private final PrintWriter out;

    FibActors(ActorSystem system, PrintWriter out) {
        this.system = system;
        this.out = out;
    }

    Ending run(Optional<Integer> port, List<String> requests)
            throws IOException, InterruptedException {
        // tag::server
        try (var termination = Termination.onSignal();
                var workers = WorkerPool.start(system, "workers", WORKERS);
                var server =
                        UdpServer.start(
                                system,
                                "fib",
                                Addresses.local(port.orElse(0)),
                                here -> Actor.of(asked -> answer(workers, here, asked)))) {
            // end::server
            out.println("Answering at " + server.address());
            out.flush();
            if (port.isPresent()) {
                termination.await();
            } else {
                askAll(server.address(), requests);
            }
        }
        return Ending.well();
    }

    // tag::answer
    private static void answer(WorkerPool workers, Recipient<Datagram> here, Datagram asked) {
        String request = new String(asked.data(), UTF_8).strip();
        workers.submit(() -> "" + FibSample.fib(FibSample.parse(request)))
                .onComplete(outcome -> here.tell(asked.reply(text(outcome).getBytes(UTF_8))));
    }

    // end::answer

    private static String text(Outcome<String> outcome) {
        return switch (outcome) {
            case Outcome.Success(var result) -> result;
            case Outcome.Failure(var cause) when cause.getCause() != null ->
                    "error: " + cause.getCause().getMessage();
            case Outcome.Failure(var cause) -> "error: " + cause.getMessage();
        };
    }

    private void askAll(InetSocketAddress server, List<String> requests)
            throws InterruptedException {
        List<Thread> clients = new ArrayList<>();
        for (String request : requests) {
            clients.add(Thread.startVirtualThread(() -> ask(server, request)));
        }
        for (Thread each : clients) {
            each.join();
        }
    }

    private void ask(InetSocketAddress server, String request) {
        try {
            out.println("fib(%s) = %s".formatted(request, Datagrams.ask(server, request)));
        } catch (IOException e) {
            out.println("fib(%s) got no answer: %s".formatted(request, e.getMessage()));
        }
    }
}
