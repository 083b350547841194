package dev.treadle.samples.restaurant;

import dev.treadle.actor.Actor;
import dev.treadle.actor.Supervision;
import dev.treadle.samples.restaurant.KitchenException.Burnt;
import dev.treadle.samples.restaurant.KitchenException.OvenBroken;
import dev.treadle.samples.restaurant.KitchenException.UnknownDish;

import java.io.PrintWriter;
import java.util.Set;

/** Cooks what a station can. Knows nothing of its failures' consequences. */
final class Cook extends Actor<Order> {

    // tag::supervision
    /** By the kind of failure: cook again, go on, or let the kitchen deal with it. */
    static final Supervision SUPERVISION =
            Supervision.restart()
                    .retryingMessage(2)
                    .on(UnknownDish.class, Supervision.resume())
                    .on(OvenBroken.class, Supervision.escalate());

    // end::supervision

    private static final Set<String> MENU = Set.of("soup", "steak", "pizza");

    private final String station;
    private final Luck luck;

    Cook(String station, Luck luck, PrintWriter out) {
        this.station = station;
        this.luck = luck;
        out.printf("A cook is at the %s%n", station);
    }

    @Override
    protected void receive(Order order) throws KitchenException {
        order.replyTo().tell(cooked(order.dish()));
    }

    private String cooked(String dish) throws KitchenException {
        if (!MENU.contains(dish)) {
            throw new UnknownDish(dish);
        }
        if (station.equals("oven") && luck.ovenBreaks()) {
            throw new OvenBroken();
        }
        if (luck.burns(dish)) {
            throw new Burnt(dish);
        }
        return dish;
    }
}
