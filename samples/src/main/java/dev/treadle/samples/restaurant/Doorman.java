package dev.treadle.samples.restaurant;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ExitReason;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.Signal;

import java.util.ArrayList;
import java.util.List;

/** Watches the kitchen, and tells who asks when it has closed for good. */
final class Doorman extends Actor<Doorman.Message> {

    /** What it is told. */
    sealed interface Message {}

    /** Asks to be told why the kitchen has closed, when it has. */
    record WhenClosed(ReplyTo<String> replyTo) implements Message {}

    private record Closed(Signal.Terminated how) implements Message {}

    private final List<ReplyTo<String>> waiting = new ArrayList<>();

    Doorman(ActorRef<Order> kitchen) {
        context().watchWith(kitchen, Closed::new);
    }

    @Override
    protected void receive(Message message) {
        switch (message) {
            case WhenClosed(var replyTo) -> waiting.add(replyTo);
            case Closed(var how) -> waiting.forEach(each -> each.tell(why(how)));
        }
    }

    private static String why(Signal.Terminated how) {
        return switch (how.reason()) {
            case ExitReason.Failed(var cause) -> cause.getMessage();
            case ExitReason.Normal _ -> "the day is over";
            case ExitReason.Stopped _, ExitReason.Killed _ -> "somebody said so";
        };
    }
}
