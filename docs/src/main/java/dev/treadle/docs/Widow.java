package dev.treadle.docs;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ExitReason;
import dev.treadle.actor.Signal;

// tag::watch
/** Notes how others end. */
final class Widow extends Actor<Widow.Message> {

    sealed interface Message {}

    record Marry(ActorRef<?> other) implements Message {}

    private record Ended(Signal.Terminated how) implements Message {}

    @Override
    protected void receive(Message message) {
        switch (message) {
            case Marry(var other) -> context().watchWith(other, Ended::new);
            case Ended(var how) -> IO.println(how.actor().name() + " " + text(how.reason()));
        }
    }

    private static String text(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Normal() -> "left";
            case ExitReason.Stopped() -> "was stopped";
            case ExitReason.Killed() -> "was killed";
            case ExitReason.Failed(var cause) -> "failed: " + cause.getMessage();
        };
    }
}
// end::watch
