package dev.treadle.samples.cooperative;

import dev.treadle.actor.ActorSystem;
import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.Task;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;
import dev.treadle.samples.Termination;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Two servers of datagrams on one scheduler: one tells the time, the other sends back what it is
 * sent. Without a port the sample asks each of them once, and ends.
 */
@Command(name = "udp-time", description = "A time server and an echo server over UDP.")
public final class UdpTimeSample extends Sample {

    @Between(least = 0, most = 65_534)
    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Tell the time at this port of 127.0.0.1, and echo at the next one, until"
                            + " terminated.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--cooperative", description = "Serve by tasks that take turns, not by actors.")
    private boolean cooperative;

    /** Makes the sample. */
    public UdpTimeSample() {}

    @Override
    protected Ending run(ActorSystem system) throws IOException {
        if (!cooperative) {
            return new UdpTimeActors(system, out()).run(port);
        }
        try (var termination = Termination.onSignal();
                var time = DatagramClient.open(port.orElse(0));
                var echo = DatagramClient.open(next(port));
                var scheduler = new CooperativeScheduler()) {
            termination.onRequest(scheduler::close);
            out().println("Telling the time at " + time.getLocalAddress());
            out().println("Echoing at " + echo.getLocalAddress());
            out().flush();
            Task telling =
                    scheduler.spawn("time", new DatagramServer(time, (_, _) -> now())::serve);
            Task echoing =
                    scheduler.spawn(
                            "echo", new DatagramServer(echo, (_, request) -> request)::serve);
            if (port.isEmpty()) {
                scheduler.spawn(
                        "client",
                        task -> {
                            askBoth(task, time, echo);
                            telling.cancel();
                            echoing.cancel();
                        });
            }
            scheduler.run();
        }
        return Ending.well();
    }

    /** {@return the port after one; a free one where that was free to choose} */
    static int next(Optional<Integer> port) {
        return port.filter(first -> first > 0).map(first -> first + 1).orElse(0);
    }

    static String now() {
        return LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void askBoth(Task task, DatagramChannel time, DatagramChannel echo) throws IOException {
        out().println("time: " + DatagramClient.ask(task, time.getLocalAddress(), ""));
        out().println("echo: " + DatagramClient.ask(task, echo.getLocalAddress(), "Hello"));
    }
}
