package dev.treadle.samples.cooperative;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.actor.ActorSystem;
import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.Task;
import dev.treadle.samples.BadInputException;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
@Command(name = "echo", description = "An echo server over TCP, here on one scheduler of tasks.")
public final class EchoSample extends Sample {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int PLACES = 10_000;

    @Option(
            names = "--cooperative",
            description = "Serve all clients in one turn, by tasks that yield.")
    private boolean cooperative;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "3",
            description = "So many clients of its own; ${DEFAULT-VALUE} unless given.")
    private int clients;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Serve others at this port of 127.0.0.1, until the program is ended.")
    private Optional<Integer> port = Optional.empty();

    /** Makes the sample. */
    public EchoSample() {}

    @Override
    protected Ending run(ActorSystem system) throws IOException {
        if (!cooperative) {
            throw new BadInputException("Say how the clients are to be served: --cooperative.");
        }
        BadInputException.unlessBetween(1, 5_000, "--clients", clients);
        BadInputException.unlessBetween(0, 65_535, "--port", port.orElse(0));
        try (var channel = ServerSocketChannel.open();
                var scheduler = new CooperativeScheduler()) {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.orElse(0)));
            out().println("Serving at " + channel.getLocalAddress());
            out().flush();
            var server = new EchoServer(channel, PLACES, PATIENCE, out());
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
                answers.next(task).ifPresent(answer -> out().print(new String(answer, UTF_8)));
            }
        }
    }
}
