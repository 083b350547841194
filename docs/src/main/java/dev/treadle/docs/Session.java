package dev.treadle.docs;

import dev.treadle.actor.Actor;
import dev.treadle.actor.Signal;
import dev.treadle.scheduler.Timer;

import java.time.Duration;

/** Ends when nobody has touched it for a while. */
// tag::session
final class Session extends Actor<Session.Command> {

    sealed interface Command {}

    record Touch() implements Command {}

    /** From the timer; nobody else can send it. */
    private record Expire() implements Command {}

    private static final Duration UNTOUCHED = Duration.ofMinutes(5);

    private Timer expiry = expireLater();

    @Override
    protected void receive(Command command) {
        switch (command) {
            case Touch() -> {
                expiry.cancel();
                expiry = expireLater();
            }
            case Expire() -> self().stop();
        }
    }

    @Override
    protected void onSignal(Signal signal) {
        switch (signal) {
            case Signal.PreRestart _, Signal.PostStop _ -> expiry.cancel();
            case Signal.Started _, Signal.ChildFailed _, Signal.Terminated _ -> {}
        }
    }

    private Timer expireLater() {
        return context().system().timers().once(UNTOUCHED, () -> self().tell(new Expire()));
    }
}
// end::session
