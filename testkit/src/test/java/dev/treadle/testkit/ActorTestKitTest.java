package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.ExitReason;
import dev.treadle.actor.ReplyTo;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What a test expects of actors, in time that it moves itself. */
@ActorTest
class ActorTestKitTest {

    private record Ping(int number, ReplyTo<String> replyTo) {}

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void shouldExpectMessagesInOrder(ActorTestKit kit) {
        TestProbe<Object> probe = kit.probe("probe");
        ActorRef<String> echo = kit.system().spawn("echo", Actor.of(probe::tell));

        echo.tell("a");
        probe.tell(1);
        echo.tell("b");

        assertThat(probe.fish("b"::equals)).isEqualTo("b");
        probe.tell("c");
        probe.expect("c");
        probe.tell("d");
        assertThat(probe.expect(String.class)).isEqualTo("d");
        probe.expectNone();
    }

    @Test
    void shouldSayWhatCameInstead(ActorTestKit kit) {
        TestProbe<Object> probe = kit.probe("probe");

        probe.tell(1);
        assertThatThrownBy(() -> probe.expect("x"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("probe expected x, and got 1");
        probe.tell(2);
        assertThatThrownBy(() -> probe.expect(String.class)).hasMessageContaining("and got 2");
        probe.tell(3);
        assertThatThrownBy(probe::expectNone)
                .hasMessageContaining("expected no message, and got 3");
    }

    @Test
    void shouldExpectNothingWithoutWaitingForTimers(ActorTestKit kit) {
        TestProbe<String> probe = kit.probe("probe");
        kit.system().timers().once(HOUR, () -> probe.tell("late"));

        probe.expectNone();
        kit.advance(HOUR.minusNanos(1));
        probe.expectNone();
        kit.advance(Duration.ofNanos(1));

        probe.expect("late");
    }

    @Test
    void shouldReplyByAutoPilot(ActorTestKit kit) {
        TestProbe<Ping> probe = kit.probe("probe");
        probe.autoPilot(ping -> ping.replyTo().tell("pong " + ping.number()));

        Result<String> reply = probe.ref().ask(replyTo -> new Ping(7, replyTo));

        assertThat(reply.await()).isEqualTo("pong 7");
        assertThat(probe.expect().number()).isEqualTo(7);
    }

    @Test
    void shouldExpectFailuresDeadLettersAndEnds(ActorTestKit kit) {
        ActorRef<Integer> divider = kit.system().spawn("divider", Actor.of(by -> by = 1 / by));

        divider.tell(0);
        assertThat(kit.expectFailure(ArithmeticException.class)).hasMessage("/ by zero");
        assertThat(kit.expectRestart(divider)).hasMessage("/ by zero");
        divider.close();
        assertThat(kit.expectEnd(divider)).isEqualTo(new ExitReason.Normal());
        divider.tell(1);

        assertThat(kit.expectDeadLetter(DeadLetter.Reason.CLOSED).message()).isEqualTo(1);
        assertThatThrownBy(() -> kit.expectFailure(ArithmeticException.class))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void shouldTakeAFailureForExpectedWhoseRestartIs(ActorTestKit kit) {
        TestProbe<String> probe = kit.probe("probe");
        ActorRef<Integer> divider = kit.system().spawn("divider", Actor.of(by -> by = 1 / by));
        assertThatThrownBy(() -> kit.expectRestart(divider))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected shouldTakeAFailureForExpectedWhoseRestartIs/divider to be"
                                + " restarted, but it was not");

        divider.tell(0);
        probe.crash(new IllegalStateException("on purpose"));

        assertThat(kit.expectRestart(divider)).isInstanceOf(ArithmeticException.class);
        assertThat(kit.expectRestart(probe.ref())).hasMessage("on purpose");
        probe.tell("still here");
        probe.expect("still here");
    }

    @Test
    void shouldFailWhenItIsClosedAfterAFailureThatNobodyExpected() {
        var kit = ActorTestKit.create("kit");
        ActorRef<Integer> divider = kit.system().spawn("divider", Actor.of(by -> by = 1 / by));
        divider.tell(0);

        assertThatThrownBy(kit::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 handlers failed, and nobody expected it")
                .hasSuppressedException(new ArithmeticException("/ by zero"));
    }
}
