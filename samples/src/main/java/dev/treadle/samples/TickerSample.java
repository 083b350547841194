package dev.treadle.samples;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.scheduler.Ticker;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;

/**
 * One ticker that two actors wait for, each as long as it likes. A looping actor reads as a thread
 * would; the ticker ticks by the system's clock, and sleeps while nobody is due.
 */
@Command(name = "ticker", description = "Two actors count at the ticks of one clock.")
final class TickerSample extends Sample {

    @Between(least = 1, most = 60_000)
    @Option(
            names = "--period-ms",
            paramLabel = "N",
            defaultValue = "100",
            description = "Milliseconds from tick to tick; ${DEFAULT-VALUE} unless given.")
    private int period;

    @Override
    protected Ending run(ActorSystem system) {
        // tag::ticker
        try (var ticker = Ticker.start(system.timers(), Duration.ofMillis(period))) {
            ActorRef<String> down =
                    system.spawn(
                            "countdown",
                            Actor.looping(_ -> {
                                for (int n = 10; n > 0; n--) {
                                    ticker.awaitTick();
                                    out().println("T-minus " + n);
                                }
                            }));
            ActorRef<String> up =
                    system.spawn(
                            "countup",
                            Actor.looping(_ -> {
                                for (int n = 0; n < 5; n++) {
                                    ticker.awaitTick();
                                    out().println("Counting " + n);
                                }
                            }));
            down.join();
            up.join();
        }
        // end::ticker
        return Ending.well();
    }
}
