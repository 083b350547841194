package dev.treadle.samples.cooperative;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.Task;
import dev.treadle.samples.Addresses;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Termination;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An echo server for hundreds of clients in one turn: each connection is a task of plain code that
 * yields where it would have to wait. Without a port it talks to clients of its own, which are
 * tasks of the same scheduler, and ends with them.
 */
public final class CooperativeEcho {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PrintWriter out;
    private final int places;
    private int clients;

    /**
     * @param out where it prints what happens
     * @param places how many connections it has at once
     */
    public CooperativeEcho(PrintWriter out, int places) {
        this.out = out;
        this.places = places;
    }

    /**
     * Serves.
     *
     * @param ownClients so many clients of its own, if it has no port
     * @param port the port of 127.0.0.1 at which it serves others until it is terminated
     */
    public Ending run(int ownClients, Optional<Integer> port) throws IOException {
        clients = ownClients;
        try (var termination = Termination.onSignal();
                var channel = Addresses.bound(ServerSocketChannel.open(), port.orElse(0));
                var scheduler = new CooperativeScheduler()) {
            termination.onRequest(scheduler::close); // each client's task ends at its yield
            out.println("Serving at " + channel.getLocalAddress());
            out.flush();
            var server = new EchoServer(channel, places, PATIENCE, out);
            Task accepting = scheduler.spawn("accept", server::accept);
            if (port.isEmpty()) {
                scheduler.spawn(
                        "clients",
                        task -> {
                            converseAll(task, channel.getLocalAddress());
                            accepting.cancel();
                        });
            }
            scheduler.run();
            return Ending.with(0, "served " + server.served());
        }
    }

    private void converseAll(Task task, SocketAddress address) {
        List<Task> all =
                IntStream.rangeClosed(1, clients)
                        .mapToObj(i ->
                                task.scheduler()
                                        .spawn("client " + i, own -> converse(own, address, i)))
                        .toList();
        all.forEach(client -> task.yield(Event.end(client)));
    }

    private void converse(Task task, SocketAddress address, int number) throws IOException {
        try (SocketChannel socket = task.yield(Event.connect(SocketChannel.open(), address))) {
            var answers = new LineReader(socket, PATIENCE);
            for (String word : List.of("hello", "goodbye")) {
                String line = "%s from client %d\n".formatted(word, number);
                task.yield(Event.writeAll(socket, UTF_8.encode(line)));
                answers.next(task).ifPresent(answer -> out.print(new String(answer, UTF_8)));
            }
        }
    }
}
