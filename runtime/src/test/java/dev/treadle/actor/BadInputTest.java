package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.scheduler.DispatcherOptions;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** Each mistake at the API is one sentence, and changes nothing. */
@SuppressWarnings({"DataFlowIssue", "NullAway"})
class BadInputTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<String> inbox = new Inbox<>();
    private final ActorRef<String> actor = system.spawn("actor", Actor.of(inbox::tell));

    private void assertNull(String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(name);
    }

    @Test
    void shouldRefuseANullMessage() {
        assertNull("message", () -> actor.tell(null));
        assertNull("message", () -> actor.offer(null));
        assertThatNullPointerException()
                .isThrownBy(() -> actor.ask(_ -> null))
                .withMessage("the message that asks");

        actor.tell("the first");
        assertThat(inbox.await(1)).containsExactly("the first");
    }

    @Test
    void shouldRefuseANullQuestionOrAnswer() {
        assertNull("question", () -> actor.ask(null));
        assertNull("question", () -> actor.ask(SECOND, null));
        assertNull("timeout", () -> actor.ask((Duration) null, _ -> "?"));
        assertNull("reply", () -> actor.ask((Class<String>) null, _ -> "?"));
        actor.ask(replyTo -> {
            assertNull("reply", () -> replyTo.tell(null));
            assertNull("cause", () -> replyTo.fail(null));
            return "?";
        });
    }

    @Test
    void shouldRefuseAnAskWithoutTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> actor.ask(Duration.ZERO, _ -> "?"))
                .withMessage("timeout is more than zero, not 0 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> actor.ask(String.class, Duration.ofSeconds(-1), _ -> "?"))
                .withMessage("timeout is more than zero, not -1 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "ä/", "\"", "a?"})
    void shouldRefuseAnIllegalName(String name) {
        assertThatThrownBy(() -> system.spawn(name, Actor.of(_ -> {})))
                .isInstanceOf(IllegalActorNameException.class)
                .hasMessage(
                        "An actor cannot be called \"%s\"; use 1 to 200 letters and"
                                + " digits of any script, and -_.:+@~$",
                        name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r", "\u0000", "\u001b[2J", "a\u2028b"})
    void shouldShowNoControlCharacter(String name) {
        assertThatThrownBy(() -> system.spawn(name, Actor.of(_ -> {})))
                .isInstanceOf(IllegalActorNameException.class)
                .message()
                .contains("\\u")
                .doesNotContainPattern("[\\p{Cntrl}\u2028]");
    }

    @Test
    void shouldRefuseATooLongName() {
        system.spawn("n".repeat(200), Actor.of(_ -> {}));
        assertThatThrownBy(() -> system.spawn("n".repeat(201), Actor.of(_ -> {})))
                .isInstanceOf(IllegalActorNameException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Ünïcode-名前", "a_b.c:d+e@f~g$h", "0"})
    void shouldTakeALegalName(String name) {
        assertThat(system.spawn(name, Actor.of(_ -> {})).path()).isEqualTo("bank/" + name);
    }

    @Test
    void shouldRefuseNullAtSpawn() {
        assertNull("name", () -> system.spawn(null, Actor.of(_ -> {})));
        assertNull("factory", () -> system.spawn("a", null));
        assertNull("factory", () -> system.spawn(null));
        assertNull("options", () -> system.spawn("a", Actor.of(_ -> {}), null));
        assertNull("handler", () -> Actor.of(null));
        assertNull("body", () -> Actor.looping(null));
        system.spawn("a", Actor.of(_ -> {}));
    }

    @Test
    void shouldRefuseASystemWithoutAProperName() {
        assertNull("name", () -> ActorSystem.create(null));
        assertNull("options", () -> ActorSystem.create("a", null));
        assertThatThrownBy(() -> ActorSystem.create("a/b"))
                .isInstanceOf(IllegalActorNameException.class);
    }

    @Test
    void shouldRefuseImpossibleOptions() {
        var system = SystemOptions.defaults();
        var actor = ActorOptions.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailboxOptions.bounded(-1))
                .withMessageContaining("capacity -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.askTimeout(Duration.ZERO))
                .withMessage("askTimeout is more than zero, not 0 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.deadlockGrace(Duration.ofSeconds(-2)))
                .withMessage("deadlockGrace is more than zero, not -2 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> system.processors(0))
                .withMessage("A dispatcher has 1 to 1024 processors, not 0");
        assertNull("mailbox", () -> system.mailbox(null));
        assertNull("supervision", () -> system.supervision(null));
        assertNull("mailbox", () -> actor.mailbox(null));
        assertNull("supervision", () -> actor.supervision(null));
        assertNull("execution", () -> system.execution(null));
        new DispatcherOptions(1, false);
    }

    @Test
    void shouldRefuseImpossibleSupervision() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Supervision.restart().atMost(-1, SECOND))
                .withMessageContaining("-1 in 1 s");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Supervision.restart().atMost(1, Duration.ZERO))
                .withMessageContaining("1 in 0 s");
        assertNull("within", () -> Supervision.restart().atMost(1, null));
    }

    @Test
    void shouldRefuseToCloseOrJoinForNull() {
        assertNull("deadline", () -> system.close(null));
        assertNull("atMost", () -> actor.join(null));
        system.spawn("still-open", Actor.of(_ -> {}));
    }

    @Test
    void shouldTakeTheLongestAndTheShortestTimes() {
        var forever = Duration.ofSeconds(Long.MAX_VALUE);
        var before = Duration.ofSeconds(Long.MIN_VALUE);
        assertThat(actor.join(before)).isFalse();
        var reply = actor.ask(forever, replyTo -> "ask for ever");
        assertThat(reply.cancel()).isTrue();
        actor.close();
        assertThat(actor.join(forever)).isTrue();
    }
}
