package dev.treadle.samples;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Result;

import picocli.CommandLine.Command;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks several hotels for a room at once and takes the cheapest offer there is in time. One has no
 * room and says so, one never replies: neither holds up the others, and what became of each is
 * said.
 */
@Command(name = "aggregator", description = "Ask many at once, and make one answer of the replies.")
final class AggregatorSample extends Sample {

    private record Ask(int nights, ReplyTo<Offer> replyTo) {}

    private record Offer(String hotel, int price) {}

    @Override
    protected Ending run(ActorSystem system) {
        List<ActorRef<Ask>> hotels =
                List.of(
                        hotel(system, "ritz", 400),
                        hotel(system, "inn", 80),
                        system.spawn("full", Actor.of(AggregatorSample::refuse)),
                        system.spawn("silent", Actor.of(_ -> {})));

        // tag::ask
        List<Outcome<Offer>> replies =
                Result.outcomes(hotels.stream().map(AggregatorSample::ask).toList()).await();
        // end::ask

        for (int i = 0; i < replies.size(); i++) {
            out().println("%s: %s".formatted(hotels.get(i).name(), text(replies.get(i))));
        }
        Optional<Offer> best =
                replies.stream()
                        .flatMap(AggregatorSample::offer)
                        .min(Comparator.comparingInt(Offer::price));
        out().println("best: " + best.map(Offer::hotel).orElse("none"));
        return Ending.well();
    }

    private static ActorRef<Ask> hotel(ActorSystem system, String name, int price) {
        return system.spawn(
                name, Actor.of(ask -> ask.replyTo().tell(new Offer(name, price * ask.nights()))));
    }

    private static void refuse(Ask ask) {
        ask.replyTo().fail(new IllegalStateException("no room"));
    }

    // tag::one
    private static Result<Offer> ask(ActorRef<Ask> hotel) {
        return hotel.ask(Duration.ofMillis(300), replyTo -> new Ask(2, replyTo));
    }

    // end::one

    private static Stream<Offer> offer(Outcome<Offer> reply) {
        return reply instanceof Outcome.Success<Offer>(var offer) ? Stream.of(offer) : Stream.of();
    }

    private static String text(Outcome<Offer> reply) {
        return switch (reply) {
            case Outcome.Success<Offer>(var offer) -> offer.price() + " for 2 nights";
            case Outcome.Failure<Offer>(var cause) when cause.getCause() != null ->
                    String.valueOf(cause.getCause().getMessage());
            case Outcome.Failure<Offer> _ -> "no reply in time";
        };
    }
}
