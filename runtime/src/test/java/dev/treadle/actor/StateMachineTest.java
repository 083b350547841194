package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;

/** Actors as state machines, by a clock that the test moves. */
@ExtendWith(QuietLogs.class)
class StateMachineTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private enum State {
        OFF,
        ON,
        BROKEN
    }

    private record Question(ReplyTo<State> replyTo) {}

    @AutoClose private final ManualTime time = new ManualTime("bank");
    private final DeadLetterBox letters = new DeadLetterBox(time.system());
    private final Inbox<Object> inbox = new Inbox<>();

    private final class Machine extends StateMachine<State, Object> {
        Machine() {
            super(State.OFF, 3);
        }

        @Override
        protected Transition<State, Object> handle(State now, Object message) {
            return message instanceof Question(var replyTo)
                    ? answer(now, replyTo)
                    : obey(now, (String) message);
        }

        private Transition<State, Object> obey(State now, String message) {
            return switch (message) {
                case "on" -> goTo(State.ON).stateTimeout(SECOND, "time is over");
                case "off", "time is over" -> goTo(State.OFF);
                case "on, and once more" -> goTo(State.ON).postpone();
                case "again" -> repeat();
                case "break" -> goTo(State.BROKEN);
                case "end" -> end();
                default -> now == State.ON ? log(message) : postpone();
            };
        }

        private Transition<State, Object> answer(State now, ReplyTo<State> replyTo) {
            if (now == State.OFF) {
                return postpone();
            }
            replyTo.tell(now);
            return stay();
        }

        private Transition<State, Object> log(Object message) {
            inbox.tell(message);
            return stay();
        }

        @Override
        protected void onEnter(State from, State to) {
            inbox.tell(from + "-" + to);
            if (to == State.BROKEN) {
                throw new IllegalStateException("broken");
            }
        }
    }

    private final ActorRef<Object> machine = time.system().spawn("machine", Machine::new);

    /** Moves the time once the machine is through with what it was told, time-outs set and all. */
    private void advanceMillis(long by) {
        await().until(((ActorCell<?>) machine)::atRest);
        time.advanceMillis(by);
    }

    private void tell(Object... messages) {
        List.of(messages).forEach(machine::tell);
    }

    @Test
    void shouldEnterTheFirstStateAsItStarts() {
        assertThat(inbox.await(1)).containsExactly("OFF-OFF");
    }

    @Test
    void shouldHandleWhatWasPostponedWhenTheStateChanges() {
        tell("a", "b", "on", "c");

        assertThat(inbox.await(5)).containsExactly("OFF-OFF", "OFF-ON", "a", "b", "c");
    }

    @Test
    void shouldHandleItAgainInTheStateThatItselfBrings() {
        tell("on, and once more", "a");

        assertThat(inbox.await(3)).containsExactly("OFF-OFF", "OFF-ON", "a");
    }

    @Test
    void shouldTimeOutInAState() {
        tell("on");
        inbox.await(2);

        advanceMillis(1_000);

        assertThat(inbox.await(3)).endsWith("ON-OFF");
    }

    @Test
    void shouldNotTimeOutInAStateThatWasLeft() {
        tell("on", "off", "on");
        inbox.await(4);
        advanceMillis(999);
        tell("off");
        assertThat(inbox.await(5)).endsWith("OFF-ON", "ON-OFF", "OFF-ON", "ON-OFF");

        advanceMillis(1_000);
        tell("on");

        assertThat(inbox.await(6)).endsWith("ON-OFF", "OFF-ON");
    }

    @Test
    void shouldEnterAStateAgain() {
        tell("a", "again", "b");
        assertThat(inbox.await(2)).containsExactly("OFF-OFF", "OFF-OFF");

        tell("on");

        assertThat(inbox.await(5)).endsWith("OFF-ON", "a", "b");
    }

    @Test
    void shouldFailWhenTooMuchIsPostponed() {
        tell("a", "b", "c", "d");

        assertThat(letters.only().message()).isEqualTo("d");
        assertThat(letters.only().cause()).get().isInstanceOf(StashOverflowException.class);
        tell("on");
        assertThat(inbox.await(6)).endsWith("OFF-OFF", "OFF-OFF", "OFF-ON", "a", "b", "c");
    }

    @Test
    void shouldBeSupervisedInWhatItDoesOnEntry() {
        tell("break", "a", "on");

        assertThat(inbox.await(5)).endsWith("OFF-BROKEN", "OFF-OFF", "OFF-ON", "a");
        assertThat(letters.messages(Reason.FAILED)).containsExactly("break");
    }

    @Test
    void shouldKeepAnAskThatIsPostponed() {
        var state = machine.ask(State.class, Question::new);
        tell("on");

        assertThat(state.await()).isEqualTo(State.ON);
    }

    @Test
    void shouldEndNormallyWithDeadLettersOfTheRest() {
        tell("a", "end");
        machine.join();

        assertThat(machine.exitReason()).contains(new ExitReason.Normal());
        assertThat(letters.messages(Reason.STOPPED)).containsExactly("a");
    }

    @Test
    void shouldSayThatNothingIsNoTransition() {
        ActorRef<Object> wrong =
                time.system()
                        .spawn(
                                "wrong",
                                () ->
                                        new StateMachine<State, Object>(State.OFF) {
                                            @Override
                                            @SuppressWarnings("NullAway") // as users may
                                            protected Transition<State, Object> handle(
                                                    State now, Object message) {
                                                return null;
                                            }
                                        });

        assertThatThrownBy(() -> wrong.ask(State.class, Question::new).await())
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageEndingWith("and returned null; return stay() to change nothing");
    }
}
