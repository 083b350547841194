package dev.treadle.samples.restaurant;

import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.AskException;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;
import dev.treadle.scheduler.Result;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;

/** Guests order; what goes wrong in the kitchen is dealt with there, as far up as it takes. */
@Command(
        name = "restaurant",
        description = "A supervision tree: burnt dishes, a broken oven, a kitchen that closes.")
public final class RestaurantSample extends Sample {

    private static final Duration OPEN_AT_MOST = Duration.ofMinutes(5);

    @Between(least = 0, most = 1_000)
    @Option(
            names = "--broken-ovens",
            paramLabel = "N",
            description = "How often the oven breaks (default: ${DEFAULT-VALUE}).")
    private int brokenOvens = 1;

    private RestaurantSample() {}

    @Override
    protected Ending run(ActorSystem system) {
        var luck = new Luck(2, brokenOvens);
        ActorRef<Order> kitchen =
                system.spawn(
                        "kitchen",
                        () -> new Kitchen(luck, out()),
                        ActorOptions.defaults().supervision(Kitchen.SUPERVISION));
        ActorRef<Doorman.Message> doorman = system.spawn("doorman", () -> new Doorman(kitchen));
        Result<String> closed = doorman.ask(String.class, OPEN_AT_MOST, Doorman.WhenClosed::new);
        for (String dish :
                List.of("soup", "steak", "unicorn", "pizza", "pizza", "pizza", "pizza")) {
            order(kitchen, dish);
        }
        kitchen.close();
        out().println("The kitchen is closed: " + closed.await());
        return Ending.well();
    }

    private void order(ActorRef<Order> kitchen, String dish) {
        try {
            String served = kitchen.ask(String.class, replyTo -> new Order(dish, replyTo)).await();
            out().println("A guest eats " + served);
        } catch (AskException e) {
            boolean cooked = e.getCause() instanceof KitchenException;
            out().printf(
                            "A guest gets no %s: %s%n",
                            dish,
                            cooked ? String.valueOf(e.getCause().getMessage()) : "nobody cooks");
        }
    }
}
