package dev.treadle.samples.cooperative;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.io.UdpServer;
import dev.treadle.samples.Addresses;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Termination;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** The same two servers as actors, each with a mailbox of datagrams. */
final class UdpTimeActors {

    private final ActorSystem system;
    private final PrintWriter out;

    UdpTimeActors(ActorSystem system, PrintWriter out) {
        this.system = system;
        this.out = out;
    }

    Ending run(Optional<Integer> port) throws IOException {
        // tag::servers
        try (var termination = Termination.onSignal();
                var time =
                        UdpServer.start(
                                system,
                                "time",
                                Addresses.local(port.orElse(0)),
                                here ->
                                        Actor.of(asked ->
                                                here.tell(
                                                        asked.reply(
                                                                UdpTimeSample.now()
                                                                        .getBytes(UTF_8)))));
                var echo =
                        UdpServer.start(
                                system,
                                "echo",
                                Addresses.local(UdpTimeSample.next(port)),
                                here -> Actor.of(sent -> here.tell(sent.reply(sent.data()))))) {
            // end::servers
            out.println("Telling the time at " + time.address());
            out.println("Echoing at " + echo.address());
            out.flush();
            if (port.isPresent()) {
                termination.await();
            } else {
                out.println("time: " + Datagrams.ask(time.address(), ""));
                out.println("echo: " + Datagrams.ask(echo.address(), "Hello"));
            }
        }
        return Ending.well();
    }
}
