package dev.treadle.docs;

import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.StateMachine;
import dev.treadle.actor.Transition;

import java.time.Duration;

// tag::machine
/** Burns for a while after each press; who asks to be told when it is dark is told then. */
final class Lamp extends StateMachine<Lamp.State, Lamp.Event> {

    enum State {
        DARK,
        BURNING
    }

    sealed interface Event {}

    record Press() implements Event {}

    record WhenDark(ReplyTo<Boolean> replyTo) implements Event {}

    private record TimeIsOver() implements Event {}

    private final Duration burns;

    Lamp(Duration burns) {
        super(State.DARK);
        this.burns = burns;
    }

    @Override
    protected Transition<State, Event> handle(State now, Event event) {
        return switch (event) {
            case Press() -> goTo(State.BURNING).stateTimeout(burns, new TimeIsOver());
            case TimeIsOver() -> goTo(State.DARK);
            case WhenDark _ when now == State.BURNING -> postpone();
            case WhenDark(var replyTo) -> {
                replyTo.tell(true);
                yield stay();
            }
        };
    }
}
// end::machine
