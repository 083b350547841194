package dev.treadle.samples.restaurant;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.AskException;
import dev.treadle.actor.Supervision;
import dev.treadle.scheduler.Outcome;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/** Has a cook at each station; begins anew with new cooks when one of them cannot go on. */
final class Kitchen extends Actor<Order> {

    // tag::supervision
    /** A kitchen that begins anew a third time within a minute had better close. */
    static final Supervision SUPERVISION = Supervision.restart().atMost(2, Duration.ofMinutes(1));

    // end::supervision

    private final ActorRef<Order> stove;
    private final ActorRef<Order> oven;

    Kitchen(Luck luck, PrintWriter out) {
        out.println("The kitchen opens");
        stove = cook("stove", luck, out);
        oven = cook("oven", luck, out);
    }

    private ActorRef<Order> cook(String station, Luck luck, PrintWriter out) {
        return context()
                .spawn(
                        station,
                        () -> new Cook(station, luck, out),
                        ActorOptions.defaults().supervision(Cook.SUPERVISION));
    }

    @Override
    protected void receive(Order order) {
        ActorRef<Order> cook = order.dish().equals("pizza") ? oven : stove;
        // an order whose cook is gone waits for the cook of the kitchen that opens next
        handOn(order, cook, _ -> handOn(order, self(), order.replyTo()::fail));
    }

    /** Lets another see to an order: its exception is the guest's answer, unless it is gone. */
    private static void handOn(Order order, ActorRef<Order> to, Consumer<Throwable> ifGone) {
        to.ask(String.class, replyTo -> new Order(order.dish(), replyTo))
                .onComplete(outcome -> {
                    switch (outcome) {
                        case Outcome.Success<String>(var dish) -> order.replyTo().tell(dish);
                        case Outcome.Failure<String>(var cause) when isGone(cause) ->
                                ifGone.accept(cause);
                        case Outcome.Failure<String>(var cause) ->
                                order.replyTo()
                                        .fail(Objects.requireNonNullElse(cause.getCause(), cause));
                    }
                });
    }

    private static boolean isGone(Throwable cause) {
        return cause instanceof AskException e && e.reason() == AskException.Reason.STOPPED;
    }
}
