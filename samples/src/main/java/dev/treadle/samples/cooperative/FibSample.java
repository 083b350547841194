package dev.treadle.samples.cooperative;

import dev.treadle.actor.ActorSystem;
import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.Task;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;
import dev.treadle.samples.Termination;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * A server of datagrams that computes Fibonacci numbers in the worst way there is. The computation
 * is offloaded to a thread of its own and its result brought back, so the server goes on answering:
 * asked for a high number first and for low ones after that, it answers the low ones first.
 */
@Command(name = "fib", description = "A UDP server that computes for long, and answers meanwhile.")
public final class FibSample extends Sample {

    private static final int HIGHEST = 45;

    @Parameters(
            arity = "0..*",
            paramLabel = "N",
            defaultValue = "38 1 10 20 x",
            split = " ",
            description = "What to ask for, all at once; ${DEFAULT-VALUE} unless given.")
    private List<String> requests = List.of();

    @Between(least = 0, most = 65_535)
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Answer others at this port of 127.0.0.1, until terminated.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--cooperative", description = "Serve by tasks that take turns, not by actors.")
    private boolean cooperative;

    /** Makes the sample. */
    public FibSample() {}

    @Override
    protected Ending run(ActorSystem system) throws IOException, InterruptedException {
        if (!cooperative) {
            return new FibActors(system, out()).run(port, requests);
        }
        try (var termination = Termination.onSignal();
                var channel = DatagramClient.open(port.orElse(0));
                var scheduler = new CooperativeScheduler()) {
            termination.onRequest(scheduler::close);
            out().println("Answering at " + channel.getLocalAddress());
            out().flush();
            var server = new DatagramServer(channel, FibSample::answer);
            Task serving = scheduler.spawn("fib", server::serve);
            if (port.isEmpty()) {
                scheduler.spawn(
                        "clients",
                        task -> {
                            askAll(task, channel.getLocalAddress());
                            serving.cancel();
                        });
            }
            scheduler.run();
        }
        return Ending.well();
    }

    private static String answer(Task task, String request) {
        int n = parse(request);
        return "" + task.yield(Event.offload(() -> fib(n)));
    }

    static int parse(String request) {
        try {
            int n = Integer.parseInt(request);
            if (n >= 0 && n <= HIGHEST) {
                return n;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("ask for 0 to %d".formatted(HIGHEST));
    }

    static long fib(int n) {
        return n <= 1 ? 1 : fib(n - 1) + fib(n - 2);
    }

    private void askAll(Task task, SocketAddress server) {
        List<Task> clients =
                requests.stream()
                        .map(request ->
                                task.scheduler()
                                        .spawn(
                                                "client " + request,
                                                own -> ask(own, server, request)))
                        .toList();
        clients.forEach(client -> task.yield(Event.end(client)));
    }

    private void ask(Task task, SocketAddress server, String request) throws IOException {
        out().println("fib(%s) = %s".formatted(request, DatagramClient.ask(task, server, request)));
    }
}
