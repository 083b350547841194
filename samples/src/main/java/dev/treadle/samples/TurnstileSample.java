package dev.treadle.samples;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.StateMachine;
import dev.treadle.actor.Transition;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * A turnstile as a state machine: a coin unlocks it, a push or a time without one locks it. Whoever
 * wants to know when it is locked asks at any time; the question is postponed while it is not.
 */
@Command(
        name = "turnstile",
        description = "A state machine with a state time-out and postponed questions.")
final class TurnstileSample extends Sample {

    @Between(least = 1, most = 60_000)
    @Option(
            names = "--lock-after",
            paramLabel = "MS",
            description = "Milliseconds until it locks by itself (default: ${DEFAULT-VALUE}).")
    private long lockAfter = 200;

    @Override
    protected Ending run(ActorSystem system) {
        var patience = Duration.ofMillis(lockAfter);
        ActorRef<Event> turnstile = system.spawn("turnstile", () -> new Turnstile(patience, out()));
        turnstile.tell(new Push());
        turnstile.tell(new Coin());
        turnstile.tell(new Push());
        turnstile.tell(new Coin());
        long passed = turnstile.ask(Long.class, WhenLocked::new).await();
        out().printf("It is locked again; %d passed%n", passed);
        return Ending.well();
    }

    private enum State {
        LOCKED,
        UNLOCKED
    }

    private sealed interface Event {}

    private record Coin() implements Event {}

    private record Push() implements Event {}

    private record NobodyCame() implements Event {}

    private record WhenLocked(ReplyTo<Long> replyTo) implements Event {}

    private static final class Turnstile extends StateMachine<State, Event> {

        private final Duration patience;
        private final PrintWriter out;
        private long passed;

        Turnstile(Duration patience, PrintWriter out) {
            super(State.LOCKED);
            this.patience = patience;
            this.out = out;
        }

        @Override
        protected Transition<State, Event> handle(State now, Event event) {
            return switch (now) {
                case LOCKED -> locked(event);
                case UNLOCKED -> unlocked(event);
            };
        }

        private Transition<State, Event> locked(Event event) {
            return switch (event) {
                case Coin() -> goTo(State.UNLOCKED).stateTimeout(patience, new NobodyCame());
                case WhenLocked(var replyTo) -> {
                    replyTo.tell(passed);
                    yield stay();
                }
                case Push(), NobodyCame() -> say("It does not move");
            };
        }

        // tag::unlocked
        private Transition<State, Event> unlocked(Event event) {
            return switch (event) {
                case Coin() -> say("It keeps the coin");
                case Push() -> {
                    passed++;
                    say("Somebody passes");
                    yield goTo(State.LOCKED);
                }
                case NobodyCame() -> {
                    say("Nobody came");
                    yield goTo(State.LOCKED);
                }
                case WhenLocked _ -> postpone();
            };
        }

        // end::unlocked

        private Transition<State, Event> say(String line) {
            out.println(line);
            return stay();
        }

        @Override
        protected void onEnter(State from, State to) {
            out.println("It is " + to);
        }
    }
}
